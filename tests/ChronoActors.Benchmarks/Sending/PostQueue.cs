using System.Net.Http.Headers;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>
/// Posts request bodies over a few connections at once; who has more to post waits for one of them. Requests that are under way
/// together are of different series, since a sink waits for <see cref="DoneAsync"/> between two hand-overs.
/// </summary>
internal sealed class PostQueue(string url, string mediaType, string? encoding) : IDisposable
{
    private const int Connections = 4;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { Timeout = TimeSpan.FromMinutes(5) };
    private readonly List<Task> _underWay = [];
    private long _acknowledged;

    /// <summary>Samples in requests that were answered with success.</summary>
    public long AcknowledgedSamples => Interlocked.Read(ref _acknowledged);

    public async Task PostAsync(byte[] body, int samples)
    {
        if (_underWay.Count == Connections)
        {
            var done = await Task.WhenAny(_underWay);
            _underWay.Remove(done);
            await done;
        }

        _underWay.Add(Task.Run(() => SendAsync(body, samples)));
    }

    /// <summary>Waits until all were answered.</summary>
    public async Task DoneAsync()
    {
        await Task.WhenAll(_underWay);
        _underWay.Clear();
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(byte[] body, int samples)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await _http.PostAsync(new Uri(url), content);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{url} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        Interlocked.Add(ref _acknowledged, samples);
    }
}
