using System.Collections.Immutable;
using ChronoActors.Client.Alerts;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Client.Reports;

/// <summary>What this process has recorded, as a report like the cluster's.</summary>
internal static class LocalReport
{
    public static Report Of(IEnumerable<Recorder> recorders, ThresholdBook thresholds, long nowNs) => new(
        nowNs,
        [.. recorders.Where(static recorder => !recorder.IsClosed)
            .OrderBy(static recorder => recorder.Id, ResourceId.Order)
            .Select(recorder => Of(recorder, thresholds))],
        []);

    private static ResourceReport Of(Recorder recorder, ThresholdBook thresholds) => new(
        recorder.Id,
        recorder.Plan.Type,
        [.. recorder.Plan.Schema.Metrics.Select((metric, index) => new MetricReport(metric, Of(recorder.Read(index), recorder.FirstNs)))],
        thresholds.StatesOf(recorder),
        ImmutableSortedDictionary<RejectionReason, long>.Empty,
        IsAsleep: false);

    private static MetricStatistics Of(ResourceStats stats, long firstNs) => new()
    {
        Count = stats.Count,
        Min = stats.Min,
        Max = stats.Max,
        Current = stats.Current,
        LastUpdatedNs = stats.LastUpdatedNs,
        FirstSeenNs = firstNs,
        Total = new CompensatedSum(stats.Sum, 0),
        // Not kept in the process: the writers leave a figure out that is not a number.
        SquaredDeviations = double.NaN,
    };
}
