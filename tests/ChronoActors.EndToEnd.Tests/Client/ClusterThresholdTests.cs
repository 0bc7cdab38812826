using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ChronoActors.Client;
using ChronoActors.Client.Alerts;
using ChronoActors.Core.Resources;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Client;

/// <summary>A threshold on a selector, against a real node: what comes later, what crosses while nobody listens, and a node that dies.</summary>
[Trait("Category", "EndToEnd")]
public class ClusterThresholdTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Each_crossing_calls_back_once_whatever_dies_in_between()
    {
        using var folder = new TemporaryDirectory();
        await using var node = new NodeProcess(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = folder.Path, ["CHRONO_BUILTIN_AGENT"] = "off" });
        node.Start();
        await node.ReadyAsync();
        var options = new ResourceTrackerOptions { ContactPoints = [node.ContactPoint], CloseTimeout = Limit };
        await using var application = await ResourceTracker.ConnectAsync(options);
        var alerts = new ConcurrentQueue<Alert>();

        // The cluster hears of a resource with its first row.
        using var other = application.Track("disk", "io", [new Label("node", "core-1")]);
        using var first = Disk(application, 1);
        using var second = Disk(application, 2);
        using var third = Disk(application, 3);

        await using (var watcher = await ResourceTracker.ConnectAsync(options))
        {
            var set = await watcher.SetClusterThresholdAsync("disk{node=~\"edge-.*\"}", 90, alerts.Enqueue, clearAt: 80, name: "disks", timeout: Limit);
            Assert.Equal("disks", set.Name);
            await RecordAsync(application, other, 99);
            await RecordAsync(application, first, 91);
            await Eventually.HoldsAsync(() => Task.FromResult(alerts.Count == 1), Limit, "the callback of a resource that came later");
            Assert.Equal(("disk{node=\"edge-1\"}", 91.0), (alerts.First().ResourceName, alerts.First().CurrentValue));

            // Dead with the crossing in the journal, and perhaps nowhere else.
            await RecordAsync(application, second, 92);
            await node.KillAsync();
            node.Start();
            await node.ReadyAsync();
            await Eventually.HoldsAsync(() => Task.FromResult(alerts.Count >= 2), Limit, "the callback of a crossing before the node died");
            await RecordAsync(application, first, 95);
            await RecordAsync(application, second, 96);
        }

        // Nobody listens: one crosses again, one for the first time.
        await RecordAsync(application, first, 70);
        await RecordAsync(application, first, 97);
        await RecordAsync(application, third, 98);
        Assert.Equal([91, 92], alerts.Select(static alert => alert.CurrentValue));

        await using var back = await ResourceTracker.ConnectAsync(options);
        await back.SetClusterThresholdAsync("disk{node=~\"edge-.*\"}", 90, alerts.Enqueue, clearAt: 80, name: "disks", timeout: Limit);
        await Eventually.HoldsAsync(() => Task.FromResult(alerts.Count >= 4), Limit, "what crossed in between");

        var outcome = await back.RemoveClusterThresholdAsync("disks", Limit);
        Assert.True(outcome.Done, outcome.Message);
        await Eventually.HoldsAsync(
            async () =>
            {
                await RecordAsync(application, third, 99);
                return await AlertsAsync(node) == 0;
            },
            Limit,
            "the alerts of a removed threshold to be gone");
        Assert.Equal([91, 92, 97, 98], alerts.Select(static alert => alert.CurrentValue));
    }

    private static ResourceHandle Disk(ResourceTracker tracker, int number) =>
        tracker.Track("disk", "io", [new Label("node", string.Create(CultureInfo.InvariantCulture, $"edge-{number}"))]);

    private static async Task RecordAsync(ResourceTracker tracker, ResourceHandle handle, double value)
    {
        tracker.RecordUsage(handle, value);
        Assert.True(await tracker.FlushAsync(Limit));
    }

    private static async Task<int> AlertsAsync(NodeProcess node)
    {
        using var json = JsonDocument.Parse(await node.GetAsync("/api/v1/report?selector=disk%7Bnode%3D%22edge-3%22%7D"));
        return json.RootElement.GetProperty("alerts").GetArrayLength();
    }
}
