using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster;

/// <summary>The settings of the tracking actors; the same on every node of a cluster.</summary>
public sealed record TrackingSettings
{
    /// <summary>What a resource accepts.</summary>
    public TrackingLimits Limits { get; init; } = new();

    /// <summary>Age at which an open chunk is sealed whatever its size: the longest time until a sample is acknowledged. Default 30 s.</summary>
    public TimeSpan ChunkAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a resource without messages stays in memory. Default 10 minutes.</summary>
    public TimeSpan PassivateAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Events after which a snapshot is saved. Default 50.</summary>
    public int SnapshotEvery { get; init; } = 50;

    /// <summary>Most resources in the cluster. Default 1,000,000.</summary>
    public int MaxResources { get; init; } = 1_000_000;

    /// <summary>Most resources of one producer. Default 100,000.</summary>
    public int MaxResourcesPerProducer { get; init; } = 100_000;

    /// <summary>How long a report may take; what has not answered by then is named as missing. Default 5 s.</summary>
    public TimeSpan ReportTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
