using ChronoActors.Client.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChronoActors.Client.Samples;

/// <summary>Whether samples reach the cluster, as ASP.NET Core asks it.</summary>
public static class Health
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(tracker);
        services.AddHealthChecks().AddCheck<TrackerHealthCheck>("chronoactors");

        await using var provider = services.BuildServiceProvider();
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Console.WriteLine($"{report.Status}: {report.Entries["chronoactors"].Description}");
    }
}
