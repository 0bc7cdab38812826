using System.Globalization;
using System.Net;

namespace ChronoActors.Agent.Http;

/// <summary>
/// Asks a process on this machine whether it is ready: for health checks in images that have neither a shell nor curl.
/// </summary>
public static class ReadinessProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks, and prints the answer.</summary>
    /// <param name="host">The address that the process listens on; where that is all of them, loopback is asked.</param>
    /// <param name="port">The port of its probes.</param>
    /// <returns>The exit code: 0 ready, 1 not ready or no answer within 5 s.</returns>
    public static async Task<int> RunAsync(string host, int port)
    {
        using var http = new HttpClient { Timeout = Patience };
        var uri = new UriBuilder(Uri.UriSchemeHttp, Reachable(host), port, "/healthz/ready").Uri;
        try
        {
            using var answer = await http.GetAsync(uri).ConfigureAwait(false);
            var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
            Console.WriteLine(text.TrimEnd());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{uri} does not answer: {fault.Message}"));
            return 1;
        }
    }

    private static string Reachable(string host) =>
        !IPAddress.TryParse(host, out var address) ? host
        : address.Equals(IPAddress.Any) ? IPAddress.Loopback.ToString()
        : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback.ToString()
        : host;
}
