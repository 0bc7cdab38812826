using ChronoActors.Client;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;
using Xunit.Abstractions;

namespace ChronoActors.EndToEnd.Tests.Crashes;

/// <summary>Nothing acknowledged is lost and nothing is counted twice, whatever dies.</summary>
[Trait("Category", "EndToEnd")]
public class CrashTests(ITestOutputHelper output)
{
    private const int Resources = 1000;
    private const int Metrics = 8;
    private const int SamplesPerRound = Resources * Metrics;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Small, young chunks, so that there is something acknowledged before the crash and something open in it.</summary>
    private static readonly Dictionary<string, string> Fast = new()
    {
        ["CHRONO_CHUNK_ROWS"] = "3",
        ["CHRONO_CHUNK_AGE"] = "1s",
        ["CHRONO_REPORT_TIMEOUT"] = "20s",
    };

    [Fact]
    public async Task A_node_on_sqlite_that_is_killed_again_and_again_counts_everything_once()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string>(Fast) { ["CHRONO_DATA_DIR"] = folder.Path });
        node.Start();
        await node.ReadyAsync();
        await using var tracker = await ConnectAsync(node);
        var load = new Workload(tracker, Resources, Metrics);

        // As fast as the node can take it: at any moment some rows are committed and their acknowledgement is on its way.
        var sending = load.SendAsync(rounds: 100, TimeSpan.FromMilliseconds(100));
        for (var kill = 1; kill <= 3; kill++)
        {
            await AcknowledgedAsync(tracker, tracker.Counters.Acknowledged + (3 * SamplesPerRound));
            await node.KillAsync();
            node.Start();
            await node.ReadyAsync();
        }

        await sending;

        await FinishAsync(tracker, load, node);
    }

    [SkippableFact]
    public async Task Three_nodes_on_postgres_lose_the_oldest_and_count_everything_once()
    {
        await using var cluster = await ThreeNodes.StartAsync(Fast);
        await using var tracker = await ConnectAsync([.. cluster.Nodes]);
        var load = new Workload(tracker, Resources, Metrics);

        var sending = load.SendAsync(rounds: 60, Pace);
        await AcknowledgedAsync(tracker, 3 * SamplesPerRound);
        await cluster.Nodes[0].KillAsync();
        await sending;

        await FinishAsync(tracker, load, cluster.Nodes[1]);
    }

    [SkippableFact]
    public async Task A_database_that_goes_away_for_twenty_seconds_costs_nothing()
    {
        await using var database = await PostgresServer.StartNewAsync();
        await using var node = new NodeProcess(new Dictionary<string, string>(Fast)
        {
            ["CHRONO_PERSISTENCE"] = "postgres",
            ["CHRONO_POSTGRES"] = database.ConnectionString,
        });
        node.Start();
        await node.ReadyAsync();
        await using var tracker = await ConnectAsync(node);
        var load = new Workload(tracker, Resources, Metrics);

        var sending = load.SendAsync(rounds: 80, Pace);
        await AcknowledgedAsync(tracker, 3 * SamplesPerRound);
        await database.StopAsync();
        var outage = Task.Delay(Outage);
        await node.SaysAsync("not ready: the database does not answer");
        await outage;
        await database.StartAsync();
        await node.ReadyAsync();
        await sending;

        await FinishAsync(tracker, load, node);
    }

    private static Task<ResourceTracker> ConnectAsync(params NodeProcess[] nodes) => ResourceTracker.ConnectAsync(new ResourceTrackerOptions
    {
        ContactPoints = [.. nodes.Select(node => node.ContactPoint)],
    });

    private static Task AcknowledgedAsync(ResourceTracker tracker, long samples) =>
        Eventually.HoldsAsync(() => tracker.Counters.Acknowledged >= samples, Limit, $"{samples} samples to be acknowledged");

    private async Task FinishAsync(ResourceTracker tracker, Workload load, NodeProcess node)
    {
        var isFlushed = await tracker.FlushAsync(Limit);
        var counters = tracker.Counters;
        Assert.True(isFlushed, $"not everything was acknowledged: {counters}\n{node.Output}");
        var counted = load.Audit(await node.GetAsync("/api/v1/report?selector=load"));
        output.WriteLine($"sent {load.Sent}, acknowledged {counters.Acknowledged}, counted {counted}, resent {counters.Resent}");
        Assert.Equal((load.Sent, load.Sent), (counters.Acknowledged, counted));
    }
}
