using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>A row per interval of a single metric, whose figures are in the recorder itself.</summary>
internal sealed class OneMetricRecorder(ResourceId id, RecordingPlan plan) : Recorder(id, plan)
{
    private MetricFigures _figures;

    protected override Span<MetricFigures> Figures => new(ref _figures);

    protected override RejectionReason Add(int metric, double value, long timestampNs) => AddTo(ref _figures, metric, value, timestampNs);
}
