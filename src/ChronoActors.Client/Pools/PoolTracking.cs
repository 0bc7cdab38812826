using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Pools;

/// <summary>The tracked resource of one capacity.</summary>
internal sealed class PoolTracking
{
    private static readonly Metric[] Metrics =
        [new("used"), new("waiting"), new("capacity"), new("overdue"), new("lost", kind: MetricKind.Counter)];

    private readonly IResourceTracker _tracker;

    public PoolTracking(IResourceTracker tracker, string capacity, ResourcePoolOptions options)
    {
        _tracker = tracker;
        var tracking = options.Tracking with { Mode = options.Tracking.Mode ?? RecordingMode.Interval };
        IsLevel = tracking.Mode == RecordingMode.Interval;
        Handle = tracker.Track(options.Name, "pool", [.. options.Labels, new Label("resource", capacity)], Metrics, tracking).KeepTracked();
    }

    public ResourceHandle Handle { get; }

    /// <summary>Whether the use is recorded while it does not change, too.</summary>
    public bool IsLevel { get; }

    public void Record(PoolUsage usage) =>
        _tracker.Record(Handle, [usage.Used, usage.Waiting, usage.Capacity, usage.Overdue, usage.Lost]);
}
