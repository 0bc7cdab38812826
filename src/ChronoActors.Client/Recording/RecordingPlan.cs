using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Recording;

/// <summary>What resources have in common, kept once for all of them: whose they are, their type and metrics, and how they are recorded.</summary>
internal sealed record RecordingPlan(ResourceTracker Tracker, string Type, MetricSchema Schema, RecordingMode Mode, long IntervalNs)
{
    /// <summary>As in the schema, one step nearer to where values are recorded.</summary>
    public int MetricCount { get; } = Schema.Count;

    public ResourceDeclaration Declare(ResourceId id) => new(id, Type, Schema);

    public bool IsOf(ResourceDeclaration declaration) => Type == declaration.Type && Schema.Equals(declaration.Schema);

    public Recorder NewRecorder(ResourceId id) =>
        Mode == RecordingMode.EverySample ? new SampleRecorder(id, this)
        : MetricCount == 1 ? new OneMetricRecorder(id, this)
        : new IntervalRecorder(id, this);
}
