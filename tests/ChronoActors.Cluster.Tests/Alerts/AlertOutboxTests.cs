using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Alerts;

namespace ChronoActors.Cluster.Tests.Alerts;

/// <summary>What resources hand over reaches the log in order, however often messages are lost.</summary>
public sealed class AlertOutboxTests : ActorSpec
{
    private readonly TestProbe _log;
    private readonly IActorRef _outbox;

    public AlertOutboxTests()
    {
        _log = CreateTestProbe("log");
        _outbox = Sys.ActorOf(AlertOutboxActor.Props(_log.Ref));
    }

    [Fact]
    public void A_batch_is_sent_until_it_is_confirmed_and_what_comes_meanwhile_is_the_next()
    {
        var (a, b) = (CreateTestProbe(), CreateTestProbe());
        _outbox.Tell(new HandOver([SomeTransitions.Of("a", 3)]), a);
        var first = Next();
        _outbox.Tell(new HandOver([SomeTransitions.Of("a", 3), SomeTransitions.Of("a", 5)]), a);
        _outbox.Tell(new HandOver([SomeTransitions.Of("b", 1)]), b);

        Advance(AlertOutboxActor.RetryAfter);
        Assert.Equal(first.Transitions, Next().Transitions.AsEnumerable());
        _outbox.Tell(new TransitionsTaken(first.Batch), _log);
        a.ExpectMsg(new HandedOver(3));
        var second = Next();
        Assert.Equal([SomeTransitions.Of("a", 5), SomeTransitions.Of("b", 1)], second.Transitions.AsEnumerable());

        _outbox.Tell(new TransitionsTaken(first.Batch), _log);
        _outbox.Tell(new TransitionsTaken(second.Batch), _log);
        a.ExpectMsg(new HandedOver(5));
        b.ExpectMsg(new HandedOver(1));
        Advance(AlertOutboxActor.RetryAfter * 2);
        _log.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void The_newest_incarnation_of_a_resource_gets_the_answer()
    {
        var (old, now) = (CreateTestProbe(), CreateTestProbe());
        _outbox.Tell(new HandOver([SomeTransitions.Of("a", 3)]), old);
        var batch = Next();
        _outbox.Tell(new HandOver([SomeTransitions.Of("a", 3)]), now);
        _outbox.Tell(new TransitionsTaken(batch.Batch), _log);

        now.ExpectMsg(new HandedOver(3));
        old.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Its_memory_is_bounded_and_messages_are_small()
    {
        var resource = CreateTestProbe();
        for (var i = 0; i < AlertOutboxActor.MaxWaiting + 10; i++)
        {
            _outbox.Tell(new HandOver([SomeTransitions.Of("a", i + 1)]), resource);
        }

        var (taken, newest) = (1, 1L);
        _outbox.Tell(new TransitionsTaken(Next().Batch), _log);
        while (newest < AlertOutboxActor.MaxWaiting)
        {
            var batch = Next();
            Assert.InRange(batch.Transitions.Length, 1, AlertOutboxActor.MaxBatch);
            (taken, newest) = (taken + batch.Transitions.Length, batch.Transitions[^1].Sequence);
            _outbox.Tell(new TransitionsTaken(batch.Batch), _log);
        }

        Assert.InRange(taken, AlertOutboxActor.MaxWaiting, AlertOutboxActor.MaxWaiting + 10);
    }

    private EnterTransitions Next() => Sys.Transfer(_log.ExpectMsg<EnterTransitions>());
}
