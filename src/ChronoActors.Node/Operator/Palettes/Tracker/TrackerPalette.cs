using ChronoActors.Cluster;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker</c>: the tracked resources of the whole cluster.</summary>
public static class TrackerPalette
{
    /// <summary>The palette for a cluster.</summary>
    public static Palette Create(ITracker tracker, TimeProvider time) => new(
        "tracker",
        "the tracked resources of the whole cluster",
        new ListCommand(tracker),
        new StatsCommand(tracker),
        new ReportCommand(tracker),
        new AggregateCommand(tracker),
        new WatchCommand(tracker, time),
        new TrackCommand(tracker),
        new UntrackCommand(tracker),
        new RecordCommand(tracker, time),
        new ThresholdSetCommand(tracker),
        new ThresholdListCommand(tracker),
        new ThresholdRemoveCommand(tracker));
}
