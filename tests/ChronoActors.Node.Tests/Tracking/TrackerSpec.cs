using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Tests.Tracking;

/// <summary>What tracking promises, whatever the database.</summary>
public abstract class TrackerSpec
{
    private static readonly MetricSchema Schema = MetricSchema.Of([new Metric("used", "bytes"), new Metric("share", "percent")]);

    protected abstract IReadOnlyDictionary<string, string> Environment { get; }

    [SkippableFact]
    public async Task Recorded_rows_are_in_the_report_with_exact_statistics()
    {
        await using var node = await TestNode.StartAsync(Environment);
        var memory = Declare("memory");

        var outcome = await node.Tracker.RecordAsync(memory, Rows((1, 10), (2, 30), (3, 20)), CancellationToken.None);

        Assert.Equal((6, 0, ""), (outcome.Accepted, outcome.Rejected.Count, outcome.Message));
        var report = await node.Tracker.ReportAsync(Selector.All, CancellationToken.None);
        Assert.True(report.IsComplete, string.Join("; ", report.Missing));
        var resource = Assert.Single(report.Resources);
        Assert.Equal(memory.Id, resource.Id);
        Assert.False(resource.IsAsleep);
        var used = resource.Metrics[0].Statistics;
        Assert.Equal((3, 1, 3, 6, 3), (used.Count, used.Min, used.Max, used.Sum, used.Current));
        Assert.Equal((60, 20), (resource.Metrics[1].Statistics.Sum, resource.Metrics[1].Statistics.Current));
    }

    [SkippableFact]
    public async Task Everything_is_there_after_a_restart_without_waking_anybody()
    {
        var memory = Declare("memory");
        await using (var node = await TestNode.StartAsync(Environment))
        {
            await node.Tracker.RecordAsync(memory, Rows((1, 10), (5, 30)), CancellationToken.None);
        }

        await using (var node = await TestNode.StartAsync(Environment))
        {
            var asleep = Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources);
            Assert.True(asleep.IsAsleep);
            Assert.Equal((2, 6), (asleep.Metrics[0].Statistics.Count, asleep.Metrics[0].Statistics.Sum));

            await node.Tracker.RecordAsync(memory, Rows((4, 1)), CancellationToken.None);
            var awake = Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources);
            Assert.False(awake.IsAsleep);
            Assert.Equal((3, 10), (awake.Metrics[0].Statistics.Count, awake.Metrics[0].Statistics.Sum));
        }
    }

    [SkippableFact]
    public async Task A_bad_value_is_rejected_with_its_reason_and_its_neighbours_are_kept()
    {
        await using var node = await TestNode.StartAsync(Environment);
        var rows = Rows((1, double.NaN), (2, 20));
        rows.AddRow(TimeProvider.System.NowNs() + (600 * UnixTime.NanosecondsPerSecond));
        rows.Set(0, 7);

        var outcome = await node.Tracker.RecordAsync(Declare("memory"), rows, CancellationToken.None);

        Assert.Equal(3, outcome.Accepted);
        Assert.Equal(
            [(RejectionReason.NotFinite, 1), (RejectionReason.TooFarInFuture, 1)],
            outcome.Rejected.OrderBy(rejected => rejected.Reason));
        var resource = Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources);
        Assert.Equal((2, 1), (resource.Metrics[0].Statistics.Count, resource.Metrics[1].Statistics.Count));
        Assert.Equal(1, resource.Rejected[RejectionReason.NotFinite]);
    }

    [SkippableFact]
    public async Task A_threshold_is_crossed_once_remembered_and_cleared()
    {
        var memory = Declare("memory");
        await using (var node = await TestNode.StartAsync(Environment))
        {
            await node.Tracker.CommandAsync(new TrackResource(memory), CancellationToken.None);
            var set = await node.Tracker.CommandAsync(
                new SetThreshold(memory.Id, new Threshold("share", ThresholdDirection.Above, 90, 80)), CancellationToken.None);
            Assert.True(set.Done, set.Message);
            await node.Tracker.RecordAsync(memory, Rows((1, 91), (2, 95), (3, 85)), CancellationToken.None);
        }

        await using (var node = await TestNode.StartAsync(Environment))
        {
            await node.Tracker.RecordAsync(memory, Rows((1, 85)), CancellationToken.None);
            var alert = Assert.Single(Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources).Alerts);
            Assert.Equal((true, 91), (alert.IsRaised, alert.Value));

            await node.Tracker.RecordAsync(memory, Rows((1, 79)), CancellationToken.None);
            alert = Assert.Single(Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources).Alerts);
            Assert.Equal((false, 79), (alert.IsRaised, alert.Value));
        }
    }

    [SkippableFact]
    public async Task An_untracked_resource_leaves_the_report_and_may_come_back()
    {
        await using var node = await TestNode.StartAsync(Environment);
        var memory = Declare("memory");
        await node.Tracker.RecordAsync(memory, Rows((1, 1)), CancellationToken.None);

        var outcome = await node.Tracker.CommandAsync(new UntrackResource(memory.Id), CancellationToken.None);

        Assert.True(outcome.Done, outcome.Message);
        Assert.Empty((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources);
        await node.Tracker.RecordAsync(memory, Rows((4, 1)), CancellationToken.None);
        var back = Assert.Single((await node.Tracker.ReportAsync(Selector.All, CancellationToken.None)).Resources);
        Assert.Equal(1, back.Metrics[0].Statistics.Count);
    }

    [SkippableFact]
    public async Task Commands_on_unknown_resources_and_metrics_say_what_is_wrong()
    {
        await using var node = await TestNode.StartAsync(Environment);
        var memory = Declare("memory");

        var unknown = await node.Tracker.CommandAsync(new RemoveThreshold(memory.Id, "used", ThresholdDirection.Above), CancellationToken.None);
        Assert.Equal((false, "memory is not tracked."), (unknown.Done, unknown.Message));

        await node.Tracker.CommandAsync(new TrackResource(memory), CancellationToken.None);
        var metric = await node.Tracker.CommandAsync(
            new SetThreshold(memory.Id, new Threshold("usde", ThresholdDirection.Above, 1, 1)), CancellationToken.None);
        Assert.Equal((false, "memory has no metric \"usde\"; it has used, share."), (metric.Done, metric.Message));
    }

    private static ResourceDeclaration Declare(string name) => new(ResourceId.Of(name), "memory", Schema);

    private static RowBlock Rows(params (double Used, double Share)[] values)
    {
        var rows = new RowBlock(2);
        var atNs = TimeProvider.System.NowNs();
        foreach (var (used, share) in values)
        {
            rows.AddRow(atNs += 1000);
            rows.Set(0, used);
            rows.Set(1, share);
        }

        return rows;
    }
}
