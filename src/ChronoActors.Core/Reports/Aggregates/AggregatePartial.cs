using System.Collections.Immutable;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>A query's answer for a part of the resources. Immutable.</summary>
/// <param name="Resources">How many resources have a metric in it.</param>
/// <param name="Metrics">How many metrics are in it.</param>
/// <param name="GroupsCut">How many groups were left out, because others are certain to come before them in the whole answer too.</param>
/// <param name="Groups">The groups, in no order.</param>
public sealed record AggregatePartial(long Resources, long Metrics, long GroupsCut, ImmutableArray<AggregateGroup> Groups);
