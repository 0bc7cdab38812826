using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>What the cluster knows of the metrics that were asked for. A snapshot.</summary>
/// <param name="Metrics">By identity, then in the order of each resource's schema.</param>
/// <param name="Missing">The parts of the cluster that could not be asked; empty for a complete answer.</param>
public sealed record ClusterStats(ImmutableArray<MetricStats> Metrics, ImmutableArray<MissingPart> Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.IsEmpty;
}

/// <summary>What the cluster knows of one metric, whoever recorded it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Type">The kind of thing it is.</param>
/// <param name="Metric">Which of its metrics.</param>
/// <param name="Stats">Its figures since it is tracked.</param>
public sealed record MetricStats(ResourceId Resource, string Type, Metric Metric, ResourceStats Stats);
