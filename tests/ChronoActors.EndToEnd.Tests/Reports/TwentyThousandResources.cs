using ChronoActors.Client;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Reports;

/// <summary>Three nodes with 20,000 resources, all delivered; a resource falls asleep soon after its last row.</summary>
public sealed class TwentyThousandResources : IAsyncLifetime
{
    public const int Resources = 20_000;
    public const int Metrics = 2;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromMinutes(4);
    private ThreeNodes? _cluster;
    private ResourceTracker? _tracker;
    private Workload? _load;

    internal IReadOnlyList<NodeProcess> Nodes => _cluster!.Nodes;

    internal Workload Load => _load!;

    public async Task InitializeAsync()
    {
        _cluster = await ThreeNodes.StartAsync(new Dictionary<string, string>
        {
            ["CHRONO_PASSIVATE_AFTER"] = "20s",
            ["CHRONO_REPORT_TIMEOUT"] = "10s",
        });
        _tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = [.. Nodes.Select(node => node.ContactPoint)] });
        _load = new Workload(_tracker, Resources, Metrics);
        for (var round = 0; round < 3; round++)
        {
            _load.Round();
        }

        await FlushAsync();
    }

    public async Task DisposeAsync()
    {
        await (_tracker?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Waits until everything that was recorded is durable.</summary>
    internal async Task FlushAsync() => Assert.True(await _tracker!.FlushAsync(FlushLimit), $"not delivered: {_tracker.Counters}");
}
