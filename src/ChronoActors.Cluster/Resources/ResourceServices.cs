using Akka.Actor;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Reports;

namespace ChronoActors.Cluster.Resources;

/// <summary>What every resource actor of a node shares. Immutable.</summary>
internal sealed record ResourceServices(TrackingSettings Settings, TimeProvider Time, IActorRef Directory, IActorRef Reporter)
{
    /// <summary>Whether reports are asked for.</summary>
    public ReportDemand Demand { get; init; } = new();

    /// <summary>The rules as this node knows them.</summary>
    public CurrentRules Rules { get; init; } = new();

    /// <summary>Brings transitions to the alert log.</summary>
    public IActorRef AlertOutbox { get; init; } = ActorRefs.Nobody;
}
