using Akka.Actor;
using ChronoActors.Cluster.Directory;

namespace ChronoActors.Cluster.Reports;

/// <summary>What every question needs. Immutable.</summary>
internal sealed record ReportServices(TrackingSettings Settings, TimeProvider Time, SqlDirectory Directory, IActorRef Resources)
{
    /// <summary>The directory in the node's memory; without it every question reads the whole table.</summary>
    public IActorRef? Mirror { get; init; }
}
