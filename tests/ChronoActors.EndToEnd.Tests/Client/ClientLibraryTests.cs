using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ChronoActors.Client;
using ChronoActors.Client.Alerts;
using ChronoActors.Core.Resources;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Client;

/// <summary>What an application does with the library, against a real node.</summary>
[Trait("Category", "EndToEnd")]
public class ClientLibraryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_tracker_that_starts_locally_finds_everything_in_the_cluster_once_it_is_connected()
    {
        const int Resources = 3_000;
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = folder.Path, ["CHRONO_BUILTIN_AGENT"] = "off" });
        node.Start();
        await node.ReadyAsync();
        var alerts = new ConcurrentQueue<Alert>();
        await using var tracker = new ResourceTracker();
        tracker.SetThreshold("memory_usage", 90, alerts.Enqueue, clearAt: 80);
        var memory = tracker.Track("memory_usage", "memory");
        var many = Enumerable.Range(0, Resources).Select(i => tracker.Track("many", labels: [new Label("n", i.ToString("D5", CultureInfo.InvariantCulture))])).ToList();
        tracker.RecordUsage(memory, 50);
        tracker.RecordUsage(memory, 91);
        many.ForEach(handle => tracker.RecordUsage(handle, 1));
        await Eventually.HoldsAsync(() => Task.FromResult(alerts.Count == 1), Limit, "the callback");
        Assert.False(await tracker.FlushAsync(Limit));

        await tracker.ConnectToAsync(node.ContactPoint);
        Assert.True(await tracker.FlushAsync(Limit));
        var usage = Assert.Single((await tracker.GetClusterStatsAsync("memory_usage")).Metrics).Stats;
        Assert.Equal(tracker.GetStats("memory_usage"), usage);

        // More than fits in one part of an answer.
        var all = await tracker.GetClusterStatsAsync("many");
        Assert.True(all.IsComplete);
        Assert.Equal(many.Select(static handle => handle.Id), all.Metrics.Select(static metric => metric.Resource));
        var csv = await tracker.GenerateReportAsync("many", ReportFormat.Csv);
        Assert.Equal(Resources + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await Eventually.HoldsAsync(async () => await ThresholdAsync(node) == (90, 80), Limit, "the threshold to be in the cluster");
        GC.KeepAlive(many);
    }

    private static async Task<(double, double)> ThresholdAsync(NodeProcess node)
    {
        using var json = JsonDocument.Parse(await node.GetAsync("/api/v1/report?selector=memory_usage"));
        var alerts = json.RootElement.GetProperty("alerts").EnumerateArray().ToList();
        return alerts.Count == 1 ? (alerts[0].GetProperty("threshold").GetDouble(), alerts[0].GetProperty("clear").GetDouble()) : default;
    }
}
