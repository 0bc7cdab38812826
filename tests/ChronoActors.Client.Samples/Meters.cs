using System.Diagnostics.Metrics;
using ChronoActors.Client.Metering;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Samples;

/// <summary>What .NET and the application measure anyway.</summary>
public static class Meters
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        using var meters = new MeterTracking(tracker, new MeterTrackingOptions
        {
            Meters = ["System.Runtime", "Microsoft.AspNetCore.*", "Npgsql", "Shop.*"],
            Labels = [new Label("instance", Environment.MachineName)],
            MaxTagSets = 100,
        });

        using var shop = new Meter("Shop.Orders");
        var orders = shop.CreateCounter<int>("orders", "{order}");
        orders.Add(3, new KeyValuePair<string, object?>("region", "eu"));

        await Task.Delay(TimeSpan.FromSeconds(2.5)); // two intervals
        var counters = meters.Counters;
        Console.WriteLine($"{counters.Instruments} instruments are {counters.Resources} resources; {counters.BeyondLimit} measurements were too many.");
    }
}
