using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Connection;

/// <summary>Asks the operator endpoint of one node.</summary>
internal sealed class OperatorClient : IDisposable
{
    private const string ConnectHint = "is the node running? Name another as pbm HOST:PORT or in PBM_HOST";
    private const string WrongServerHint = "is it the operator port? The default is 9110";

    private readonly HttpClient _http;
    private readonly string? _token;

    /// <summary>A client that has not connected yet.</summary>
    public OperatorClient(HostAddress address, string? token)
    {
        Address = address;
        _token = token;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        _http = new HttpClient(handler) { BaseAddress = address.Uri, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The node's endpoint.</summary>
    public HostAddress Address { get; }

    /// <summary>What can be asked of the node.</summary>
    /// <exception cref="ConnectionException">The node can't be reached or is no operator endpoint.</exception>
    public async Task<ServerDescription> DescribeAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "operator/palettes");
        using var response = await SendAsync(request, "application/json", cancel);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await JsonSerializer.DeserializeAsync(body, OperatorJson.Default.ServerDescription, cancel)
                ?? throw new JsonException("no description");
        }
        catch (Exception fault) when (fault is JsonException or IOException or HttpRequestException)
        {
            throw new ConnectionException($"what {Address} answered can't be read", WrongServerHint, fault);
        }
    }

    /// <summary>Runs a command; the frames come as the node sends them, the last one is an <see cref="EndFrame"/>.</summary>
    /// <exception cref="ConnectionException">The node can't be reached, is no operator endpoint, or the connection broke.</exception>
    public async IAsyncEnumerable<Frame> RunAsync(RunRequest run, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(run, OperatorJson.Default.RunRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "operator/run") { Content = content };
        request.Headers.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);
        using var response = await SendAsync(request, "application/x-ndjson", cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await using var frames = FrameReader.ReadAsync(body, cancel).GetAsyncEnumerator(cancel);
        while (await HasNextAsync(frames, cancel))
        {
            yield return frames.Current;
            if (frames.Current is EndFrame)
            {
                yield break;
            }
        }

        throw new ConnectionException($"{Address} closed the connection before the command ended", "the node may have stopped; whether the command was done is not known");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<bool> HasNextAsync(IAsyncEnumerator<Frame> frames, CancellationToken cancel)
    {
        try
        {
            return await frames.MoveNextAsync();
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException && !cancel.IsCancellationRequested)
        {
            throw new ConnectionException($"the connection to {Address} broke before the command ended", "whether the command was done is not known", fault);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string mediaType, CancellationToken cancel)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException fault)
        {
            throw new ConnectionException($"cannot connect to {Address}: {fault.Message}", ConnectHint, fault);
        }
        catch (TaskCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new ConnectionException($"cannot connect to {Address}: no answer within 5 s", ConnectHint, fault);
        }

        if (response.Content.Headers.ContentType?.MediaType == mediaType)
        {
            return response;
        }

        var status = (int)response.StatusCode;
        response.Dispose();
        throw new ConnectionException($"{Address} answers, but is no operator endpoint (HTTP {status})", WrongServerHint);
    }
}
