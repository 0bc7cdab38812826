using System.Collections.Concurrent;
using ChronoActors.Cluster;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Time;
using ChronoActors.Node.Tests.Tracking;
using ChronoActors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>A whole node, a sample, and a real HTTP server that hears of it.</summary>
public sealed class NodeReceiversTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private long _atNs = TimeProvider.System.NowNs();

    [Fact]
    public async Task What_a_receiver_has_not_confirmed_when_a_node_stops_comes_from_the_next_one_with_the_same_key()
    {
        var (isAway, confirmed) = (false, new ConcurrentQueue<string>());
        await using var peer = await HttpPeer.StartAsync(context =>
        {
            context.Response.StatusCode = isAway ? 503 : 200;
            if (!isAway)
            {
                confirmed.Enqueue(context.Request.Headers["Idempotency-Key"].ToString());
            }

            return Task.CompletedTask;
        });
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "node.conf");
        await File.WriteAllTextAsync(file, $$"""chrono.alerts.receivers.ops { type = webhook, url = "{{peer.Url}}", allow-private = on, retry-longest = 100ms }""");
        var environment = new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = Path.Combine(folder.Path, "data") };

        string waiting;
        await using (var node = await TestNode.StartAsync(environment, file))
        {
            var rule = new AlertRule("full", Selector.Parse("disk/used"), new ValueCrosses(ThresholdDirection.Above, 90, 80));
            var alerts = node.Services.GetRequiredService<IAlerts>();
            Assert.True((await alerts.SetAsync(rule, default)).Done);
            // A node has the rules some time after their owner, and a new receiver begins with what comes next.
            await Eventually.HoldsAsync(async () =>
            {
                await RecordAsync(node, 95);
                await RecordAsync(node, 70);
                return confirmed.Count >= 2;
            }, Patience, "both transitions to be told");
            await Eventually.HoldsAsync(async () =>
            {
                var newest = (await alerts.HistoryAsync(Selector.All, "", 1, default)).Transitions[0].Transition;
                return newest.AtNs == _atNs && confirmed.Contains(Notification.Of(newest, null).Key);
            }, Patience, "the last sample to be told");

            isAway = true;
            await RecordAsync(node, 99);
            var before = peer.Requests.Length;
            await Eventually.HoldsAsync(() => peer.Requests.Length >= before + 2, Patience, "tries that fail");
            waiting = peer.Requests[^1].Headers["Idempotency-Key"];
        }

        isAway = false;
        await using (await TestNode.StartAsync(environment, file))
        {
            await Eventually.HoldsAsync(() => confirmed.Contains(waiting), Patience, "the next node to send it");
        }

        Assert.Equal(confirmed.Distinct(), confirmed);
        Assert.Equal(waiting, confirmed.Last());
    }

    private async Task RecordAsync(TestNode node, double value)
    {
        var declaration = new ResourceDeclaration(ResourceId.Of("disk"), "io", MetricSchema.Of([new Metric("used", "percent")]));
        var rows = new RowBlock(1);
        rows.AddRow(++_atNs);
        rows.Set(0, value);
        var outcome = await node.Tracker.RecordAsync(declaration, rows, default);
        Assert.Equal(1, outcome.Accepted);
    }
}
