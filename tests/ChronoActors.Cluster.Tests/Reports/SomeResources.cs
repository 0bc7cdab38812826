using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Cluster.Tests.Reports;

/// <summary>Short ways to reports of resources with the single metric <c>value</c>.</summary>
internal static class SomeResources
{
    /// <summary>A resource with one sample.</summary>
    public static ResourceReport Of(string name, double value, string type = "custom", bool isAsleep = false) => new(
        ResourceId.Of(name),
        type,
        [new MetricReport(Metric.Value, default(MetricStatistics).With(1, IntervalSample.Of(value)))],
        [],
        ImmutableSortedDictionary<RejectionReason, long>.Empty,
        isAsleep);

    /// <summary>The set of some resources.</summary>
    public static EntityTally TallyOf(params IEnumerable<ResourceReport> resources) =>
        resources.Aggregate(default(EntityTally), (tally, resource) => tally.With(resource.Id.Entity));
}
