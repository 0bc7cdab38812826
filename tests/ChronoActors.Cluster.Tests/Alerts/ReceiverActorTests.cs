using Akka.Actor;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>What the log has reaches each receiver in order, whatever fails, hangs or is started again.</summary>
public sealed class ReceiverActorTests : ActorSpec
{
    private readonly CurrentRules _rules = new();
    private readonly IActorRef _log;
    private int _batch;

    public ReceiverActorTests()
    {
        _rules.Take(RuleBook.Empty.After(new RuleSet(new AlertRule("high", Selector.All, new ValueCrosses(ThresholdDirection.Above, 90, 80)))));
        _log = Sys.ActorOf(AlertLogActor.Props(new AlertLogSettings(Time)));
    }

    [Fact]
    public void Transitions_of_all_rules_come_in_order()
    {
        var receiver = new ScriptedReceiver();
        Start(Setup(receiver));
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("b", 1, "another"));
        Enter(SomeTransitions.Of("a", 2, isRaised: false));

        Await(() => receiver.Keys.Length == 3);
        Assert.Equal([Key("a", 1), Key("b", 1), Key("a", 2)], receiver.Keys);
    }

    [Fact]
    public void Receiver_that_hangs_delays_no_other_and_is_tried_again_after_its_time_limit()
    {
        var (hanging, other) = (new ScriptedReceiver(), new ScriptedReceiver());
        hanging.Next(_ => new TaskCompletionSource<SendOutcome>().Task);
        var setups = new[] { Setup(hanging, "hanging"), Setup(other, "other") };
        Sys.ActorOf(AlertReceiversActor.Props(setups, new ReceiverServices(Time, _log, _rules)));
        Await(() => Position("hanging") is not null && Position("other") is not null);
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("a", 2));

        Await(() => other.Keys.Length == 2 && hanging.Keys.Length == 1);
        Advance(setups[0].TimeLimit);
        AdvanceUntil(() => hanging.Keys.Length == 3);
        Assert.Equal([Key("a", 1), Key("a", 1), Key("a", 2)], hanging.Keys);
    }

    [Fact]
    public void Restart_sends_again_what_was_not_confirmed_and_nothing_else()
    {
        var receiver = new ScriptedReceiver();
        receiver.Next(_ => Task.FromResult(SendOutcome.Confirmed));
        receiver.Next(_ => new TaskCompletionSource<SendOutcome>().Task);
        var actor = Start(Setup(receiver));
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("a", 2), SomeTransitions.Of("a", 3));
        Await(() => receiver.Keys.Length == 2 && Position("it") == 1);
        Watch(actor);
        actor.Tell(PoisonPill.Instance);
        ExpectTerminated(actor);

        Start(Setup(receiver));
        Await(() => receiver.Keys.Length == 4);
        Assert.Equal([Key("a", 1), Key("a", 2), Key("a", 2), Key("a", 3)], receiver.Keys);
    }

    [Fact]
    public void Failed_tries_are_repeated_not_before_the_receiver_wants_it_and_end_as_a_dead_letter_while_the_next_goes_on()
    {
        var receiver = new ScriptedReceiver();
        receiver.Next(_ => Task.FromResult(SendOutcome.Failed("HTTP 429", TimeSpan.FromSeconds(30))));
        receiver.Next(_ => throw new IOException("closed early"));
        Start(Setup(receiver) with { Retry = new RetryPolicy { Tries = 2 } });
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("a", 2));
        Await(() => receiver.Keys.Length == 1);
        Settle();
        Advance(TimeSpan.FromSeconds(29));
        Settle();
        Assert.Single(receiver.Keys);

        AdvanceUntil(() => receiver.Keys.Length == 3);
        Assert.Equal([Key("a", 1), Key("a", 1), Key("a", 2)], receiver.Keys);
        var letter = Assert.IsType<DeadLetter>(Assert.Single(Storage.Events, stored => stored is DeadLetter));
        Assert.Equal((SomeTransitions.Of("a", 1), "closed early", 2), (letter.Transition, letter.Reason, letter.Tries));
        Await(() => Position("it") == 2);
    }

    [Fact]
    public void Refused_notification_is_a_dead_letter_at_once()
    {
        var receiver = new ScriptedReceiver();
        receiver.Next(_ => Task.FromResult(SendOutcome.Refused("HTTP 400")));
        receiver.Next(_ => Task.FromResult(SendOutcome.Refused("HTTP 400")));
        Start(Setup(receiver));
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("a", 2), SomeTransitions.Of("a", 3));

        Await(() => receiver.Keys.Length == 3);
        Assert.Equal([("HTTP 400", 1), ("HTTP 400", 1)], Storage.Events.OfType<DeadLetter>().Select(static letter => (letter.Reason, letter.Tries)));
    }

    [Fact]
    public void What_is_routed_elsewhere_is_passed_over()
    {
        var receiver = new ScriptedReceiver();
        Start(Setup(receiver) with { Route = new ReceiverRoute(Selector.Parse("b/value"), AlertSeverity.Warning) });
        Enter(SomeTransitions.Of("a", 1), SomeTransitions.Of("b", 1), SomeTransitions.Of("a", 2));

        Await(() => Position("it") == 3);
        Assert.Equal([Key("b", 1)], receiver.Keys);
    }

    private static ReceiverSetup Setup(IReceiver receiver, string name = "it") => new(name, receiver);

    private static string Key(string resource, long sequence) => Notification.Of(SomeTransitions.Of(resource, sequence), null).Key;

    private IActorRef Start(ReceiverSetup setup)
    {
        var actor = Sys.ActorOf(ReceiverActor.Props(setup, new ReceiverServices(Time, _log, _rules)));
        Await(() => Position(setup.Name) is not null);
        return actor;
    }

    /// <summary>How far the log knows a receiver to be.</summary>
    private long? Position(string receiver) => Storage.Events
        .OfType<SubscriptionMoved>()
        .LastOrDefault(moved => moved.Subscription == ReceiverActor.SubscriptionOf(receiver))?.Number;

    private void Enter(params RuleTransition[] transitions)
    {
        _log.Tell(new EnterTransitions(++_batch, [.. transitions]), TestActor);
        ExpectMsg<TransitionsTaken>();
    }

    /// <summary>What is under way inside is done: the log has answered after it.</summary>
    private void Settle() => Enter(SomeTransitions.Of("a", 1));

    private void AdvanceUntil(Func<bool> condition) => Await(() =>
    {
        Advance(TimeSpan.FromSeconds(1));
        return condition();
    });
}
