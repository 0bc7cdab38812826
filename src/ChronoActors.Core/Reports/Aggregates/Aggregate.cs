using System.Collections.Immutable;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>The answer to an <see cref="AggregateQuery"/>. Immutable.</summary>
/// <param name="GeneratedAtNs">When it was put together, nanoseconds since the Unix epoch.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Resources">How many resources have a metric in it.</param>
/// <param name="Metrics">How many metrics are in it.</param>
/// <param name="GroupCount">How many groups there were before the cut.</param>
/// <param name="Groups">The groups in the order asked for.</param>
/// <param name="Missing">What could not be asked; empty for a complete answer.</param>
public sealed record Aggregate(
    long GeneratedAtNs,
    AggregateQuery Query,
    long Resources,
    long Metrics,
    long GroupCount,
    ImmutableArray<AggregateGroup> Groups,
    ImmutableArray<MissingPart> Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.IsEmpty;
}
