using ChronoActors.Core.Resources;
using ChronoActors.Core.Time;

namespace ChronoActors.Client.Timelines;

/// <summary>The tracked resource of the events of one name. Thread-safe.</summary>
internal sealed class EventTracking(IResourceTracker tracker, string name, TimelineOptions options)
{
    private static readonly Metric[] Metrics =
        [new("active"), new("duration", "s"), new("cpu", "s"), new("allocated", "bytes"), new("failed", kind: MetricKind.Counter)];

    private readonly ResourceHandle _handle =
        tracker.Track(options.Name, "timeline", [.. options.Labels, new Label("event", name)], Metrics, options.Tracking).KeepTracked();

    private readonly Lock _gate = new();
    private int _active;
    private long _failed;

    public void Started()
    {
        lock (_gate)
        {
            _active++;
            Record(default, isOver: false);
        }
    }

    public void Ended(EventUse use, EventOutcome outcome)
    {
        lock (_gate)
        {
            _active--;
            _failed += outcome == EventOutcome.Failed ? 1 : 0;
            Record(use, isOver: true);
        }
    }

    private void Record(EventUse use, bool isOver) => tracker.Record(
        _handle,
        [_active, use.Duration.TotalSeconds, use.Threads.Cpu?.TotalSeconds ?? 0, use.Threads.AllocatedBytes, _failed],
        options.TimeProvider.NowNs(),
        [true, isOver, isOver && use.Threads.Cpu is not null, isOver, isOver]);
}
