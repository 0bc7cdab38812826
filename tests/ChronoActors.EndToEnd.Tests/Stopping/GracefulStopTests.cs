using ChronoActors.Client;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Stopping;

[Trait("Category", "EndToEnd")]
public class GracefulStopTests
{
    private const int Resources = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Rows_that_are_only_accepted_are_there_after_a_stop()
    {
        using var folder = new TemporaryDirectory();
        // Chunks that nothing but the stop would close.
        await using var node = new NodeProcess(new Dictionary<string, string>
        {
            ["CHRONO_DATA_DIR"] = folder.Path,
            ["CHRONO_CHUNK_ROWS"] = "10000",
            ["CHRONO_CHUNK_AGE"] = "1h",
        });
        node.Start();
        await node.ReadyAsync();
        var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions
        {
            ContactPoints = [node.ContactPoint],
            CloseTimeout = TimeSpan.FromMilliseconds(10),
        });
        await using (tracker)
        {
            var load = new Workload(tracker, Resources, metrics: 2);
            load.Round();
            load.Round();
            await Eventually.HoldsAsync(async () => CountOf(await ReportAsync(node)) == load.Sent, Limit, "all rows to be accepted");
            Assert.Equal(0, tracker.Counters.Acknowledged);

            await node.SignalAsync("TERM");
            Assert.Equal(0, await node.ExitAsync());
            // The sender is gone as well: what comes back is what the node wrote.
            await tracker.DisposeAsync();
            node.Start();
            await node.ReadyAsync();

            Assert.Equal(load.Sent, load.Audit(await ReportAsync(node)));
        }
    }

    [Fact]
    public async Task A_node_that_is_told_to_leave_says_that_it_has_left_and_ends()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = folder.Path });
        node.Start();
        await node.ReadyAsync();

        var leave = await PbmProcess.RunAsync(node, "cluster", "leave");

        Assert.True(leave.ExitCode == 0, leave.Errors);
        Assert.Equal($"{node.ClusterAddress} has left\n", leave.Output);
        Assert.Equal(0, await node.ExitAsync());
    }

    private static Task<string> ReportAsync(NodeProcess node) => node.GetAsync("/api/v1/report?selector=load");

    private static long CountOf(string report)
    {
        using var json = System.Text.Json.JsonDocument.Parse(report);
        return json.RootElement.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("count").GetInt64());
    }
}
