using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A resource obeys the rules of its node, and keeps what they raise until the alert log has it.</summary>
public sealed class RuleTests : ResourceSpec
{
    private RuleBook _book = RuleBook.Empty;

    [Fact]
    public void A_rule_applies_from_the_next_row_on_beside_the_resource_s_own_threshold()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Assert.True(Command(resource, new SetThreshold(Memory.Id, new Threshold("value", ThresholdDirection.Above, 50, 50))).Done);
        Set("high", 90, 80);
        Set("other", 1, 1, "disk");
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);

        Assert.Equal([("", true), ("high", true)], Describe(resource)!.Alerts.Select(alert => (alert.Threshold.Rule, alert.IsRaised)));
        var transition = Assert.Single(HandedOver());
        Assert.Equal(("high", true, 91.0), (transition.Threshold.Rule, transition.IsRaised, transition.Value));
        Assert.Equal(Memory.Id, transition.Resource);
        Assert.IsType<AlertRaised>(Storage.Events[(int)transition.Sequence - 1]);
    }

    [Fact]
    public void A_rule_is_taken_at_a_tick_where_no_row_comes()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 50));
        _ = Describe(resource);
        Set("high", 90, 80);
        Assert.Empty(Describe(resource)!.Alerts);

        Pass(resource, ChunkAge + TimeSpan.FromSeconds(1));

        Assert.Equal("high", Assert.Single(Describe(resource)!.Alerts).Threshold.Rule);
        producer.Durable(1);
    }

    [Fact]
    public void A_rule_that_is_removed_drops_its_alert_for_good_and_a_changed_one_keeps_it()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        Set("low", 20, 20);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        Remove("high");
        Set("low", 30, 25);
        producer.Flush(resource, 2, Rows.Values(NowNs + 1, 92));
        producer.Durable(2);

        var low = Assert.Single(Describe(resource)!.Alerts);
        Assert.Equal((true, 30.0, 91.0), (low.IsRaised, low.Threshold.Value, low.Value));
        Assert.Equal("high", Assert.Single(Storage.Events.OfType<ThresholdDropped>()).Rule);

        // Of the same name, and a new alert.
        Set("high", 90, 80);
        Kill(resource);
        resource = Wake(Memory);
        producer.Flush(resource, 3, Rows.Values(NowNs + 2, 93));
        producer.Durable(3);
        Assert.Equal(2, Storage.Events.OfType<AlertRaised>().Count(raised => raised.Threshold.Rule == "high"));
        Assert.Single(Storage.Events.OfType<AlertRaised>(), raised => raised.Threshold.Rule == "low");
    }

    [Fact]
    public void A_node_that_does_not_know_the_rules_yet_drops_nothing()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        Kill(resource);

        var stranger = Shard.ChildActorOf(
            Cluster.Resources.ResourceActor.Props(new Cluster.Resources.ResourceServices(Settings, Time, Directory.Probe, Reporter) { AlertOutbox = AlertOutbox }),
            Memory.Id.Entity);
        producer.Flush(stranger, 2, Rows.Values(NowNs + 1, 92));
        producer.Durable(2);

        Assert.True(Assert.Single(Describe(stranger)!.Alerts).IsRaised);
        Assert.Empty(Storage.Events.OfType<ThresholdDropped>());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    public void A_transition_is_handed_over_again_by_the_next_incarnation_until_it_is_confirmed(int snapshotEvery)
    {
        Settings = Settings with { SnapshotEvery = snapshotEvery };
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        var transition = Assert.Single(HandedOver());
        Kill(resource);

        // Nobody sends rows: it hands over when it is woken, whoever does that.
        resource = Wake(Memory);
        Assert.Equal(transition, Assert.Single(HandedOver()));
        resource.Tell(new HandedOver(transition.Sequence));
        producer.Flush(resource, 2, Rows.Values(NowNs + 1, 70));
        producer.Durable(2);
        var cleared = Assert.Single(HandedOver());
        Assert.False(cleared.IsRaised);
        resource.Tell(new HandedOver(cleared.Sequence));
        Hibernate(resource);

        // The confirmation is durable.
        resource = Wake(Memory);
        _ = Describe(resource);
        Assert.False(AlertOutbox.HasMessages);
    }

    [Fact]
    public void A_resource_with_an_unconfirmed_transition_hands_it_over_again_and_stays_awake()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        var transition = Assert.Single(HandedOver());

        Pass(resource, PassivateAfter * 2.5);
        Assert.Equal(transition, HandedOver()[^1]);
        Assert.False(Shard.HasMessages);

        resource.Tell(new HandedOver(transition.Sequence));
        Pass(resource, PassivateAfter + TimeSpan.FromSeconds(2));
        Shard.ExpectMsg<Passivate>();
    }

    [Fact]
    public void A_rule_applies_to_metrics_and_types_that_come_later_and_to_a_resource_that_comes_back()
    {
        Set("high", 90, 80, "memory{type=\"heap\"}/late");
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        Assert.Empty(Describe(resource)!.Alerts);

        var later = new Core.Resources.ResourceDeclaration(Memory.Id, "heap", Core.Resources.MetricSchema.Of([new("late")]));
        var other = Producer(later);
        other.Flush(resource, 1, Rows.Values(NowNs + 1, 91));
        other.Durable(1);
        Assert.True(Assert.Single(Describe(resource)!.Alerts).IsRaised);

        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        other.Flush(resource, 2, Rows.Values(NowNs + 2, 92));
        other.Durable(2);
        Assert.True(Assert.Single(Describe(resource)!.Alerts).IsRaised);
    }

    [Fact]
    public void A_command_does_not_touch_what_a_rule_has_set()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        producer.Flush(resource, 1, Rows.Values(NowNs, 50));
        producer.Durable(1);

        Assert.False(Command(resource, new RemoveThreshold(Memory.Id, "value", ThresholdDirection.Above)).Done);
        Assert.True(Command(resource, new SetThreshold(Memory.Id, new Threshold("value", ThresholdDirection.Above, 10, 10) { Rule = "high" })).Done);
        Assert.Equal([("", 10.0), ("high", 90)], Describe(resource)!.Alerts.Select(alert => (alert.Threshold.Rule, alert.Threshold.Value)));
    }

    [Fact]
    public void A_pending_alert_is_pending_after_a_crash_too()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        var rule = new AlertRule("high", Selector.Parse("memory"), new ValueCrosses(ThresholdDirection.Above, 90, 80)) { For = TimeSpan.FromSeconds(10) };
        Take(new RuleSet(rule));
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        Assert.Equal(AlertPhase.Pending, Assert.Single(Describe(resource)!.Alerts).Phase);
        Kill(resource);

        resource = Wake(Memory);
        producer.Flush(resource, 2, Rows.Values(NowNs + 9_999_999_999, 92));
        producer.Durable(2);
        Assert.Equal(AlertPhase.Pending, Assert.Single(Describe(resource)!.Alerts).Phase);
        producer.Flush(resource, 3, Rows.Values(NowNs + 10_000_000_000, 93));
        producer.Durable(3);
        Assert.Equal(93, Assert.Single(HandedOver()).Value);
        Assert.Single(Storage.Events.OfType<AlertsWaiting>());
    }

    [Fact]
    public void Silence_raises_an_alert_by_the_node_s_clock_keeps_the_resource_awake_until_then_and_is_no_recovery()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Set("high", 90, 80);
        Take(new RuleSet(new AlertRule("silent", Selector.Parse("memory"), new NoData(PassivateAfter * 2))));

        // The sender's clock is behind: its rows are heard all the same.
        producer.Flush(resource, 1, Rows.Values(NowNs - 3_600_000_000_000, 91));
        producer.Durable(1);
        resource.Tell(new HandedOver(Assert.Single(HandedOver()).Sequence));
        Pass(resource, (PassivateAfter * 2) - TimeSpan.FromSeconds(2));
        Assert.Equal([AlertPhase.Firing, AlertPhase.Normal], Describe(resource)!.Alerts.Select(alert => alert.Phase));
        Assert.False(Shard.HasMessages);

        Pass(resource, TimeSpan.FromSeconds(4));
        Assert.Equal([AlertPhase.Firing, AlertPhase.NoData], Describe(resource)!.Alerts.Select(alert => alert.Phase));
        var silent = Assert.Single(HandedOver());
        Assert.Equal(("silent", true), (silent.Threshold.Rule, silent.IsRaised));
        Assert.InRange(silent.Value, PassivateAfter.TotalSeconds * 2, (PassivateAfter.TotalSeconds * 2) + 2);
        resource.Tell(new HandedOver(silent.Sequence));

        Kill(resource);
        resource = Wake(Memory);
        producer.Flush(resource, 2, Rows.Values(NowNs - 3_600_000_000_000 + 1, 91));
        producer.Durable(2);
        Assert.Equal([AlertPhase.Firing, AlertPhase.Normal], Describe(resource)!.Alerts.Select(alert => alert.Phase));
        Assert.False(HandedOver()[^1].IsRaised);
    }

    [Fact]
    public void A_resource_that_wakes_and_never_hears_of_its_sender_notices_the_silence()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Take(new RuleSet(new AlertRule("silent", Selector.Parse("memory"), new NoData(TimeSpan.FromSeconds(30)))));
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        Kill(resource);

        resource = Wake(Memory);
        Pass(resource, TimeSpan.FromSeconds(33));
        Assert.Equal(AlertPhase.NoData, Assert.Single(Describe(resource)!.Alerts).Phase);
    }

    private void Set(string name, double value, double clear, string selector = "memory") =>
        Take(new RuleSet(new AlertRule(name, Selector.Parse(selector), new ValueCrosses(ThresholdDirection.Above, value, clear))));

    private void Remove(string name) => Take(new RuleRemoved(name));

    private void Take(IAlertEvent change)
    {
        _book = _book.After(change);
        Rules.Take(_book);
    }

    /// <summary>The newest hand-over of those that have come.</summary>
    private IReadOnlyList<RuleTransition> HandedOver()
    {
        var transitions = AlertOutbox.ExpectMsg<HandOver>().Transitions;
        while (AlertOutbox.HasMessages)
        {
            transitions = AlertOutbox.ExpectMsg<HandOver>().Transitions;
        }

        return transitions;
    }
}
