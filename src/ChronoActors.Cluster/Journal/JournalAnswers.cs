using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;

namespace ChronoActors.Cluster.Journal;

/// <summary>Tells a persistent actor what became of its write, as the protocol of Akka.Persistence wants it.</summary>
internal static class JournalAnswers
{
    public static void Tell(WriteMessages write, Exception? fault, IActorRef journal)
    {
        var (actor, instance) = (write.PersistentActor, write.ActorInstanceId);
        actor.Tell(fault is null ? WriteMessagesSuccessful.Instance : new WriteMessagesFailed(fault, write.Messages.OfType<AtomicWrite>().Count()), journal);
        foreach (var envelope in write.Messages)
        {
            if (envelope is not AtomicWrite atomic)
            {
                actor.Tell(new LoopMessageSuccess(envelope.Payload, instance), envelope.Sender);
                continue;
            }

            foreach (var persistent in (IImmutableList<IPersistentRepresentation>)atomic.Payload)
            {
                object answer = fault is null ? new WriteMessageSuccess(persistent, instance) : new WriteMessageFailure(persistent, fault, instance);
                actor.Tell(answer, persistent.Sender);
            }
        }
    }
}
