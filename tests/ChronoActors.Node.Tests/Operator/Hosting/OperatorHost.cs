using ChronoActors.Node.Operator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ChronoActors.Node.Tests.Operator.Hosting;

/// <summary>An operator endpoint with palettes of its own, and a listener for other things beside it, in this process.</summary>
internal sealed class OperatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OperatorHost(WebApplication app) => _app = app;

    public Uri Uri => new(_app.Urls.First());

    public string Address => Uri.Authority;

    /// <summary>The listener that is not the operator's.</summary>
    public Uri Other => new(_app.Urls.Last());

    public static async Task<OperatorHost> StartAsync(OperatorOptions options, params Palette[] palettes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenOperator(options);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
        builder.Services.AddOperator(options);
        foreach (var palette in palettes)
        {
            builder.Services.AddPalette(_ => palette);
        }

        var app = builder.Build();
        app.MapOperator();
        app.MapGet("/other", () => "other");
        await app.StartAsync();
        return new OperatorHost(app);
    }

    public static Task<OperatorHost> StartAsync(params Palette[] palettes) => StartAsync(new OperatorOptions { Port = 0 }, palettes);

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
