using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ChronoActors.Cluster.Alerts.Receivers;

namespace ChronoActors.Node.Receivers;

/// <summary>
/// Posts JSON to one place: by no proxy, following no redirect, and to no private address unless that is allowed, whatever its name resolves
/// to when it is connected. Thread-safe; lives as long as the process.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class HttpSender
{
    private readonly Func<Uri> _url;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <param name="url">Where to; asked each time, since it may be a secret that changes.</param>
    /// <param name="allowPrivate">Whether private addresses are allowed.</param>
    /// <param name="time">The clock.</param>
    public HttpSender(Func<Uri> url, bool allowPrivate, TimeProvider time)
    {
        (_url, _time) = (url, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            // A name may move: it is looked up again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
            ConnectCallback = (connection, cancel) => ConnectAsync(connection.DnsEndPoint, allowPrivate, cancel),
        };
        // The time limit is that of the try.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Posts a body.</summary>
    /// <param name="body">JSON, UTF-8.</param>
    /// <param name="headers">Adds headers of its own; null for none.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<SendOutcome> PostAsync(byte[] body, Action<HttpRequestHeaders>? headers, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url()) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        headers?.Invoke(request.Headers);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            return OutcomeOf(response);
        }
        catch (HttpRequestException fault) when (fault.InnerException is PrivateAddressException refused)
        {
            return SendOutcome.Refused(refused.Message);
        }
        catch (HttpRequestException fault)
        {
            // Messages of this kind name the host and not the path, which may be a secret.
            return SendOutcome.Failed(fault.Message);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint place, bool allowPrivate, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(place.Host, cancel).ConfigureAwait(false);
        var allowed = allowPrivate ? addresses : Array.FindAll(addresses, static address => !PrivateAddress.Is(address));
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException(place.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, place.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private SendOutcome OutcomeOf(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var reason = $"HTTP {status}";
        return status switch
        {
            >= 200 and < 300 => SendOutcome.Confirmed,
            >= 300 and < 400 => SendOutcome.Refused($"{reason}: redirects are not followed"),
            408 or 425 or 429 or >= 500 => SendOutcome.Failed(reason, RetryAfterOf(response)),
            _ => SendOutcome.Refused(reason),
        };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
            _ => null,
        };
}
