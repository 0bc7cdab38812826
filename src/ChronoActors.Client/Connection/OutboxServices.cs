using Akka.Actor;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Connection;

/// <summary>What an <see cref="OutboxActor"/> works with.</summary>
/// <param name="Ingress">Takes batches and commands: a node's ingress, or the connection to one.</param>
/// <param name="Questions">Takes questions.</param>
/// <param name="Outbox">Owned by the actor from now on.</param>
/// <param name="Clock">The tracker's clock.</param>
/// <param name="Report">Gets the outbox's counters, with the samples that recording merged, whenever they may have changed.</param>
/// <param name="Log">Is told what a person should know.</param>
/// <param name="Way">How the cluster is reached, for a person.</param>
/// <param name="Forget">Forgets a resource that is untracked and delivered; false if it is tracked again.</param>
internal sealed record OutboxServices(
    IActorRef Ingress,
    ICanTell Questions,
    Outbox Outbox,
    NanoClock Clock,
    Action<OutboxCounters, long> Report,
    TrackerLog Log,
    string Way,
    Func<Recorder, bool> Forget);
