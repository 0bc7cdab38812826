using System.Collections.Immutable;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>What a part of the cluster knows of one group: enough for every function. Immutable.</summary>
/// <param name="Keys">The group's label values, in the order of <see cref="AggregateQuery.By"/>.</param>
/// <param name="Unit">The unit of its metrics, or null where they differ.</param>
/// <param name="Metrics">How many metrics, at least 1.</param>
/// <param name="Sum">The sum of their figures.</param>
/// <param name="Min">The smallest figure.</param>
/// <param name="Max">The largest figure.</param>
public sealed record AggregateGroup(ImmutableArray<string> Keys, string? Unit, long Metrics, CompensatedSum Sum, double Min, double Max)
{
    /// <summary>The group's value. Beyond a double's range it is infinite.</summary>
    public double Value(AggregateFunction function) => function switch
    {
        AggregateFunction.Min => Min,
        AggregateFunction.Avg => Math.Clamp(Sum.Value / Metrics, Min, Max),
        AggregateFunction.Sum => Sum.Value,
        AggregateFunction.Count => Metrics,
        _ => Max,
    };
}
