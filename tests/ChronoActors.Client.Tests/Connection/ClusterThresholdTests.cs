using System.Collections.Concurrent;
using Akka.Actor;
using ChronoActors.Client.Alerts;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>Thresholds on selectors, in a cluster whose answers the test gives.</summary>
public class ClusterThresholdTests : TrackerSpec
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly MemoryLog _log = new();
    private readonly ConcurrentQueue<Alert> _alerts = [];
    private readonly ResourceTracker _tracker;

    public ClusterThresholdTests()
    {
        _tracker = new ResourceTracker(new ResourceTrackerOptions { TimeProvider = Time, LoggerFactory = _log });
        _tracker.Attach(Sys, _ => Ingress.Ref, [new Address("akka.tcp", "ChronoActors", "node-1", 4053)], ownsSystem: false);
    }

    [Fact]
    public async Task The_subscription_is_open_before_the_rule_is_set_so_that_nothing_is_missed()
    {
        var set = _tracker.SetClusterThresholdAsync("disk{node=~\"edge-.*\"}/used", 90, _alerts.Enqueue, clearAt: 80, name: "disks");
        Assert.Equal(new AskAlerts("disks", "disks", null, TimeSpan.Zero), Ingress.ExpectMsg<AskAlerts>());
        Ingress.Reply(Page(null, 7));
        var rule = Ingress.ExpectMsg<SetRule>().Rule;
        Assert.Equal(("disks", "disk{node=~\"edge-.*\"}/used"), (rule.Name, rule.Selector.ToString()));
        Assert.Equal(new ValueCrosses(ThresholdDirection.Above, 90, 80), rule.Condition);
        Assert.False(set.IsCompleted);
        Ingress.Reply(new CommandOutcome(true, ""));

        using var threshold = await set.WaitAsync(Patience);
        Assert.Equal(("disks", "disk{node=~\"edge-.*\"}/used"), (threshold.Name, threshold.Selector));
        Assert.Equal(7, Next<AskAlerts>().After);
    }

    [Fact]
    public async Task Each_crossing_calls_back_once_whatever_is_lost_and_repeated()
    {
        await SetAsync(upTo: 0);
        var asked = Next<AskAlerts>();

        // Lost: asked again. Both answers come in the end.
        var again = Next<AskAlerts>();
        Assert.Equal(asked, again);
        var page = Page(0, 3, Raised(1, 91), Cleared(2), Raised(3, 92));
        Ingress.Reply(page);
        Ingress.Reply(page);
        await Eventually.TrueAsync(() => _alerts.Count == 2);

        // What is asked for next is handled.
        Assert.Equal(3, Next<AskAlerts>().After);
        Ingress.Reply(Page(3, 3));
        Assert.Equal(3, Next<AskAlerts>().After);
        Ingress.Reply(Page(3, 9, Raised(9, 93)));
        Assert.Equal(9, Next<AskAlerts>().After);
        Assert.Equal([91, 92, 93], _alerts.Select(static alert => alert.CurrentValue));
        var alert = _alerts.First();
        Assert.Equal(("disk{node=\"edge-1\"}", "used", 90.0), (alert.ResourceName, alert.Metric, alert.Threshold));
        Assert.Equal("disk{node=\"edge-1\"}/used is at 91, above its threshold of 90.", alert.Message);
    }

    [Fact]
    public async Task What_happened_while_the_process_was_away_comes_with_the_first_answer()
    {
        await SetAsync(upTo: 9, Raised(8, 91), Raised(9, 92));
        await Eventually.TrueAsync(() => _alerts.Count == 2);
        Assert.Equal(9, Next<AskAlerts>().After);
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_its_callback_has_returned()
    {
        using var gate = new ManualResetEventSlim();
        using var isCalled = new ManualResetEventSlim();
        await SetAsync(upTo: 0, alert =>
        {
            isCalled.Set();
            gate.Wait(Patience);
            _alerts.Enqueue(alert);
        });
        Next<AskAlerts>();
        Ingress.Reply(Page(0, 1, Raised(1, 91)));
        await Eventually.TrueAsync(() => isCalled.IsSet);
        Pass(TimeSpan.FromSeconds(20));
        Assert.False(Ingress.HasMessages);

        gate.Set();
        await Eventually.TrueAsync(() => _alerts.Count == 1);
        Assert.Equal(1, Next<AskAlerts>().After);
    }

    [Fact]
    public async Task Closing_tells_the_cluster_what_is_handled_and_takes_nothing_more()
    {
        await SetAsync(upTo: 0);
        Next<AskAlerts>();
        Ingress.Reply(Page(0, 1, Raised(1, 91)));
        await Eventually.TrueAsync(() => _alerts.Count == 1);
        var closed = _tracker.DisposeAsync();
        var asked = Ingress.FishForMessage<AskAlerts>(static asked => asked.After == 1 && asked.Wait == TimeSpan.Zero);
        Ingress.Reply(Page(asked.After, 2, Raised(2, 92)));

        await closed;
        Assert.Single(_alerts);
    }

    [Fact]
    public async Task What_may_be_lost_is_told_to_the_log()
    {
        await SetAsync(upTo: 0);
        Next<AskAlerts>();
        Ingress.Reply(Page(0, 500) with { IsCut = true });
        await Eventually.TrueAsync(() => _log.Lines.Any(static line => line.Contains("may be lost", StringComparison.Ordinal)));
        Assert.Equal(500, Next<AskAlerts>().After);
    }

    [Fact]
    public async Task Removing_ends_the_callbacks_and_tells_the_cluster()
    {
        await SetAsync(upTo: 0);
        Next<AskAlerts>();
        var removed = _tracker.RemoveClusterThresholdAsync("disks");
        Assert.Equal("disks", Next<RemoveRule>().Name);
        Ingress.Reply(new CommandOutcome(true, "gone"));
        Assert.Equal("disks", Next<EndSubscription>().Subscription);
        Ingress.Reply(new CommandOutcome(true, ""));

        Assert.Equal(new CommandOutcome(true, "gone"), await removed.WaitAsync(Patience));
        Pass(TimeSpan.FromSeconds(20));
        Assert.False(Ingress.HasMessages);
    }

    [Fact]
    public async Task Disposing_removes_it_in_the_background_and_one_that_was_replaced_removes_nothing()
    {
        var first = await SetAsync(upTo: 0);
        var second = await SetAsync(upTo: 0);
        first.Dispose();
        Assert.Equal(0, Next<AskAlerts>().After);

        second.Dispose();
        Assert.Equal("disks", Next<RemoveRule>().Name);
    }

    [Fact]
    public async Task The_same_threshold_has_the_same_name_in_every_process()
    {
        var names = new List<string>();
        Ingress.IgnoreMessages(static message => message is AskAlerts { After: not null } or RemoveRule or EndSubscription);
        foreach (var value in new[] { 90.0, 90, 91 })
        {
            var set = _tracker.SetClusterThresholdAsync("disk/used", value, _alerts.Enqueue);
            names.Add(Ingress.ExpectMsg<AskAlerts>().Rule);
            Ingress.Reply(Page(null, 0));
            Ingress.ExpectMsg<SetRule>();
            Ingress.Reply(new CommandOutcome(true, ""));
            (await set.WaitAsync(Patience)).Dispose();
        }

        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
    }

    [Fact]
    public async Task Without_an_answer_it_fails_in_time_and_says_who_was_asked()
    {
        var set = _tracker.SetClusterThresholdAsync("disk", 90, _alerts.Enqueue, timeout: TimeSpan.FromSeconds(5));
        Ingress.ExpectMsg<AskAlerts>();
        Pass(TimeSpan.FromSeconds(6));
        var fault = await Assert.ThrowsAsync<TimeoutException>(() => set.WaitAsync(Patience));
        Assert.Contains("within 5 s (asked akka.tcp://ChronoActors@node-1:4053)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_a_closed_and_an_unconnected_tracker_are_told_apart()
    {
        var set = _tracker.SetClusterThresholdAsync("disk", 90, _alerts.Enqueue);
        Ingress.ExpectMsg<AskAlerts>();
        Ingress.Reply(Page(null, 0));
        Ingress.ExpectMsg<SetRule>();
        Ingress.Reply(new CommandOutcome(false, "1000 rules"));
        Assert.Contains("1000 rules", (await Assert.ThrowsAsync<InvalidOperationException>(() => set.WaitAsync(Patience))).Message, StringComparison.Ordinal);

        var refused = _tracker.SetClusterThresholdAsync("disk", 90, _alerts.Enqueue);
        Ingress.ExpectMsg<AskAlerts>();
        Ingress.Reply(AlertPage.Refuse("disks", "too many subscriptions"));
        Assert.Contains("too many", (await Assert.ThrowsAsync<InvalidOperationException>(() => refused.WaitAsync(Patience))).Message, StringComparison.Ordinal);

        var local = new ResourceTracker();
        Assert.Contains("not connected", (await Assert.ThrowsAsync<InvalidOperationException>(() => local.SetClusterThresholdAsync("disk", 90, _alerts.Enqueue))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => local.RemoveClusterThresholdAsync("disks"));
        await _tracker.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _tracker.SetClusterThresholdAsync("disk", 90, _alerts.Enqueue));
    }

    [Fact]
    public async Task What_is_not_allowed_is_refused_here()
    {
        await RefusedAsync("is not a selector", "disk{", 90);
        await RefusedAsync("finite", "disk", double.NaN);
        await RefusedAsync("good side", "disk", 90, clearAt: 95);
        await RefusedAsync("rule name", "disk", 90, name: "a name");
        await RefusedAsync("1024 are allowed", new string('x', 1_025), 90);
        await Assert.ThrowsAsync<ArgumentNullException>(() => _tracker.SetClusterThresholdAsync("disk", 90, null!));
        await Assert.ThrowsAsync<ArgumentException>(() => _tracker.RemoveClusterThresholdAsync("a name"));
        Assert.False(Ingress.HasMessages);

        async Task RefusedAsync(string why, string selector, double value, double? clearAt = null, string? name = null)
        {
            var fault = await Assert.ThrowsAsync<ArgumentException>(() => _tracker.SetClusterThresholdAsync(selector, value, _alerts.Enqueue, clearAt: clearAt, name: name));
            Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        }
    }

    private static NumberedTransition Raised(long number, double value) => new(number, new RuleTransition(
        ResourceId.Of("disk", ("node", "edge-1")), number, new Threshold("used", ThresholdDirection.Above, 90, 80) { Rule = "disks" }, true, 5, value));

    private static NumberedTransition Cleared(long number) => Raised(number, 0) with { Transition = Raised(number, 0).Transition with { IsRaised = false } };

    private static AlertPage Page(long? after, long upTo, params NumberedTransition[] transitions) =>
        new("disks", after, upTo, IsCut: false, "", [.. transitions]);

    private Task<ClusterThreshold> SetAsync(long upTo, params NumberedTransition[] missed) => SetAsync(upTo, _alerts.Enqueue, missed);

    private async Task<ClusterThreshold> SetAsync(long upTo, Action<Alert> callback, params NumberedTransition[] missed)
    {
        var set = _tracker.SetClusterThresholdAsync("disk/used", 90, callback, name: "disks");
        Ingress.FishForMessage<AskAlerts>(static asked => asked.After is null);
        Ingress.Reply(Page(null, upTo, missed));
        Ingress.ExpectMsg<SetRule>();
        Ingress.Reply(new CommandOutcome(true, ""));
        return await set.WaitAsync(Patience);
    }

    /// <summary>Lets time pass until the cluster is asked.</summary>
    private T Next<T>()
    {
        object? message = null;
        AwaitCondition(
            () =>
            {
                Pass(Client.Connection.AlertSubscriptionActor.TickEvery);
                return Ingress.HasMessages && (message = Ingress.ExpectMsg<object>()) is T;
            },
            Patience,
            TimeSpan.FromMilliseconds(5));
        return (T)message!;
    }
}
