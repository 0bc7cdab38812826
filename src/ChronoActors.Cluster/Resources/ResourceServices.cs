using Akka.Actor;

namespace ChronoActors.Cluster.Resources;

/// <summary>What every resource actor of a node shares. Immutable.</summary>
internal sealed record ResourceServices(TrackingSettings Settings, TimeProvider Time, IActorRef Directory, IActorRef Reporter);
