using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>What a cluster says of resources with the single metric <c>value</c>.</summary>
internal static class SomeReports
{
    public static ResourceReport Of(string name, params double[] values) => new(
        ResourceId.Of(name),
        "custom",
        [new MetricReport(Metric.Value, values.Aggregate(default(MetricStatistics), static (stats, value) => stats.With(7, value)))],
        [],
        ImmutableSortedDictionary<RejectionReason, long>.Empty,
        IsAsleep: false);
}
