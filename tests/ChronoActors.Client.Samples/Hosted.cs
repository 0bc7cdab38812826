using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChronoActors.Client.Samples;

/// <summary>A tracker in the services of a host, and a service that uses it.</summary>
public static class Hosted
{
    public static async Task RunAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddChronoActors(options => options.Interval = TimeSpan.FromSeconds(5));
        builder.Services.AddHostedService<CheckOut>();

        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(host.Services.GetRequiredService<IResourceTracker>().GenerateReport());
        await host.StopAsync();
    }

    private sealed class CheckOut(IResourceTracker tracker) : BackgroundService
    {
        private readonly ResourceHandle _carts = tracker.Track("open_carts");

        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            tracker.RecordUsage(_carts, 12);
            return Task.CompletedTask;
        }

        public override void Dispose()
        {
            _carts.Dispose();
            base.Dispose();
        }
    }
}
