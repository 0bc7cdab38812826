using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>A real HTTP server on a free port of the loopback address that answers as it is told to.</summary>
internal sealed class HttpPeer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Request> _requests = [];

    private HttpPeer(WebApplication server) => _server = server;

    /// <summary>A request that came.</summary>
    public sealed record Request(string Path, Dictionary<string, string> Headers, byte[] Body);

    /// <summary>Where it is.</summary>
    public string Url => _server.Urls.First();

    /// <summary>What came, in order.</summary>
    public Request[] Requests => [.. _requests];

    public static async Task<HttpPeer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var peer = new HttpPeer(builder.Build());
        peer._server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            peer._requests.Enqueue(new Request(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
            await answer(context);
        });
        await peer._server.StartAsync();
        return peer;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
