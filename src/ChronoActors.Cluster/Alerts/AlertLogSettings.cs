using Akka.Actor;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Cluster.Alerts;

/// <summary>What an <see cref="AlertLogActor"/> works with. Immutable.</summary>
internal sealed record AlertLogSettings(TimeProvider Time)
{
    public AlertLogLimits Limits { get; init; } = new();

    /// <summary>Events after which a snapshot is saved.</summary>
    public int SnapshotEvery { get; init; } = 500;

    /// <summary>An actor that lives beside the log.</summary>
    public Props? Companion { get; init; }
}
