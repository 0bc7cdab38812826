using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Testing;
using Xunit.Abstractions;

namespace ChronoActors.EndToEnd.Tests.Crashes;

/// <summary>Nothing acknowledged is lost and nothing is counted twice, whatever dies.</summary>
[Trait("Category", "EndToEnd")]
public class CrashTests(ITestOutputHelper output)
{
    private const int Resources = 1000;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_killed_node_on_sqlite_counts_everything_once_when_it_is_back()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(Fast(new() { ["CHRONO_DATA_DIR"] = folder.Path }));
        node.Start();
        await node.ReadyAsync();
        await using var tracker = await ConnectAsync(node);
        var load = new Workload(tracker, Resources);

        await SendAsync(load, rounds: 5);
        await AcknowledgedAsync(tracker, load.Sent / 4);
        await node.KillAsync();
        await SendAsync(load, rounds: 5);
        node.Start();
        await node.ReadyAsync();
        await SendAsync(load, rounds: 5);

        await FinishAsync(tracker, load, node);
    }

    /// <summary>Small, young chunks, so that there is something acknowledged before the crash and something open in it.</summary>
    private static Dictionary<string, string> Fast(Dictionary<string, string> environment)
    {
        environment["CHRONO_CHUNK_ROWS"] = "4";
        environment["CHRONO_CHUNK_AGE"] = "1s";
        environment["CHRONO_REPORT_TIMEOUT"] = "20s";
        return environment;
    }

    private static Task<ResourceTracker> ConnectAsync(params NodeProcess[] nodes) => ResourceTracker.ConnectAsync(new ResourceTrackerOptions
    {
        ContactPoints = [.. nodes.Select(node => node.ContactPoint)],
    });

    private static async Task SendAsync(Workload load, int rounds)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < rounds && await pace.WaitForNextTickAsync(); i++)
        {
            load.Round();
        }
    }

    private static Task AcknowledgedAsync(ResourceTracker tracker, long samples) =>
        Eventually.HoldsAsync(() => tracker.Counters.Acknowledged >= samples, FlushLimit, $"{samples} samples to be acknowledged");

    private async Task FinishAsync(ResourceTracker tracker, Workload load, NodeProcess node)
    {
        var isFlushed = await tracker.FlushAsync(FlushLimit);
        var counters = tracker.Counters;
        output.WriteLine(counters.ToString());
        Assert.True(isFlushed, $"not everything was acknowledged: {counters}\n{node.Output}");
        var counted = load.Audit(await node.GetAsync("/api/v1/report?selector=load"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {load.Sent}, acknowledged {counters.Acknowledged}, counted {counted}, resent {counters.Resent}"));
        Assert.Equal((load.Sent, load.Sent), (counters.Acknowledged, counted));
    }
}
