using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>The log takes each transition once, and subscribers go on where they were, whatever is lost or restarted.</summary>
public sealed class AlertLogActorTests : ActorSpec
{
    private readonly TestProbe _node;
    private readonly TestProbe _client;
    private int _snapshotEvery = 500;

    public AlertLogActorTests() => (_node, _client) = (CreateTestProbe("node"), CreateTestProbe("client"));

    [Theory]
    [InlineData(500)]
    [InlineData(1)]
    public void A_repeat_is_confirmed_and_not_entered_again_not_even_by_the_next_incarnation(int snapshotEvery)
    {
        _snapshotEvery = snapshotEvery;
        var log = NewLog();
        Enter(log, 1, SomeTransitions.Of("a", 3), SomeTransitions.Of("b", 7));
        Enter(log, 2, SomeTransitions.Of("a", 3), SomeTransitions.Of("a", 5));
        Stop(log);
        log = NewLog();
        Enter(log, 1, SomeTransitions.Of("b", 7), SomeTransitions.Of("a", 5));

        Assert.Equal([(1, "a", 3), (2, "b", 7), (3, "a", 5)],
            Ask(log, 0).Transitions.Select(entry => (entry.Number, entry.Transition.Resource.Name, entry.Transition.Sequence)));
    }

    [Fact]
    public void History_is_newest_first_and_by_selector_and_rule()
    {
        var log = NewLog();
        Enter(log, 1, SomeTransitions.Of("a", 1), SomeTransitions.Of("b", 1), SomeTransitions.Of("a", 2, "another"));
        Assert.Equal([3, 1], Numbers("a/value", "", 9));
        Assert.Equal([2, 1], Numbers("*", "high", 9));
        Assert.Equal([3, 2], Numbers("*", "", 2));
        Assert.Empty(Numbers("a/other", "", 9));

        IEnumerable<long> Numbers(string selector, string rule, int most)
        {
            log.Tell(Sys.Transfer(new AskAlertHistory(selector, rule, most)), _node);
            var history = Sys.Transfer(_node.ExpectMsg<AlertHistory>());
            Assert.Equal((1, 3), (history.FirstNumber, history.LastNumber));
            return history.Transitions.Select(entry => entry.Number);
        }
    }

    [Fact]
    public void Nothing_is_confirmed_before_it_is_written()
    {
        var log = NewLog();
        Watch(log);
        Storage.NextWrites(WriteFate.Fail);
        log.Tell(new EnterTransitions(1, [SomeTransitions.Of("a", 3)]), _node);

        ExpectTerminated(log);
        _node.ExpectNoMsg(TimeSpan.Zero);
        log = NewLog();
        Enter(log, 1, SomeTransitions.Of("a", 3));
        Assert.Single(Ask(log, 0).Transitions);
    }

    [Fact]
    public void A_new_subscription_begins_with_what_comes_next_and_goes_on_after_a_restart_where_it_was_acknowledged()
    {
        var log = NewLog();
        Enter(log, 1, SomeTransitions.Of("a", 1));
        Assert.Equal((1, 0), (Open(log).UpTo, Open(log).Transitions.Length));
        Enter(log, 2, SomeTransitions.Of("a", 2), SomeTransitions.Of("a", 3, "another"), SomeTransitions.Of("a", 4));

        // Read and not acknowledged, then read again by a new process.
        Assert.Equal([2, 4], Open(log).Transitions.Select(static entry => entry.Number));
        Stop(log);
        log = NewLog();
        Assert.Equal([2, 4], Open(log).Transitions.Select(static entry => entry.Number));
        Assert.Empty(Ask(log, 4).Transitions);
        Stop(log);
        Assert.Empty(Open(NewLog()).Transitions);
    }

    [Fact]
    public void A_question_waits_for_something_to_tell_and_is_answered_in_time_without()
    {
        var log = NewLog();
        Open(log);
        Enter(log, 1, SomeTransitions.Of("a", 1, "another"));
        log.Tell(new AskAlerts("s", "high", 0, TimeSpan.FromSeconds(5)), _client);
        Advance(TimeSpan.FromSeconds(3));
        Enter(log, 2, SomeTransitions.Of("a", 2, "another"));
        _client.ExpectNoMsg(TimeSpan.Zero);
        Enter(log, 3, SomeTransitions.Of("a", 3));
        Assert.Equal(3, Assert.Single(Page().Transitions).Number);

        log.Tell(new AskAlerts("s", "high", 3, TimeSpan.FromSeconds(5)), _client);
        Enter(log, 4, SomeTransitions.Of("a", 4, "another"));
        Pass(log, TimeSpan.FromSeconds(6));
        var page = Page();
        Assert.Equal((3, 4, 0), (page.After, page.UpTo, page.Transitions.Length));
        Pass(log, TimeSpan.FromSeconds(6));
        _client.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void What_was_cut_is_told()
    {
        var log = NewLog(new AlertLogLimits { Retained = 10 });
        Open(log);
        for (var i = 1; i <= 20; i++)
        {
            Enter(log, i, SomeTransitions.Of("a", i));
        }

        var page = Open(log);
        Assert.True(page.IsCut);
        Assert.InRange(page.Transitions.Length, 10, 11);
        Assert.False(Ask(log, 19).IsCut);
    }

    [Fact]
    public void A_number_of_a_log_that_was_lost_is_the_end_of_this_one()
    {
        var log = NewLog();
        Enter(log, 1, SomeTransitions.Of("a", 1));
        var page = Ask(log, 1_000);
        Assert.Equal((1_000, 1, 0), (page.After, page.UpTo, page.Transitions.Length));
    }

    [Fact]
    public void Subscriptions_end_and_are_bounded()
    {
        var log = NewLog(new AlertLogLimits { Subscriptions = 1 });
        Open(log);
        log.Tell(new AskAlerts("t", "high", null, TimeSpan.Zero), _client);
        Assert.Contains("1 subscriptions", Page().Refusal, StringComparison.Ordinal);

        log.Tell(new EndSubscription("s"), _client);
        Assert.True(_client.ExpectMsg<CommandOutcome>().Done);
        log.Tell(new EndSubscription("s"), _client);
        Assert.True(_client.ExpectMsg<CommandOutcome>().Done);
        log.Tell(new AskAlerts("t", "high", null, TimeSpan.Zero), _client);
        Assert.Equal("", Page().Refusal);
    }

    private IActorRef NewLog(AlertLogLimits? limits = null) =>
        Sys.ActorOf(AlertLogActor.Props(new AlertLogSettings(Time) { Limits = limits ?? new(), SnapshotEvery = _snapshotEvery }));

    private void Stop(IActorRef actor)
    {
        Watch(actor);
        actor.Tell(PoisonPill.Instance);
        ExpectTerminated(actor);
    }

    private void Enter(IActorRef log, long batch, params RuleTransition[] transitions)
    {
        log.Tell(Sys.Transfer(new EnterTransitions(batch, [.. transitions])), _node);
        Assert.Equal(batch, Sys.Transfer(_node.ExpectMsg<TransitionsTaken>()).Batch);
    }

    /// <summary>Time goes by in steps; the log does what is due in each.</summary>
    private void Pass(IActorRef log, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            // A repeat: answered, and nothing else.
            Enter(log, 99, SomeTransitions.Of("a", 1));
            Advance(TimeSpan.FromSeconds(1));
        }

        Enter(log, 99, SomeTransitions.Of("a", 1));
    }

    private AlertPage Open(IActorRef log) => Ask(log, null);

    private AlertPage Ask(IActorRef log, long? after)
    {
        log.Tell(Sys.Transfer(new AskAlerts("s", "high", after, TimeSpan.Zero)), _client);
        return Page();
    }

    private AlertPage Page() => Sys.Transfer(_client.ExpectMsg<AlertPage>());
}
