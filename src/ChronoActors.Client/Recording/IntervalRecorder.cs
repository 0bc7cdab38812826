using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Recording;

/// <summary>A row per interval of any number of metrics.</summary>
internal sealed class IntervalRecorder(ResourceId id, RecordingPlan plan) : Recorder(id, plan)
{
    private readonly MetricFigures[] _figures = new MetricFigures[plan.MetricCount];

    protected override Span<MetricFigures> Figures => _figures;
}
