namespace ChronoActors.Client.Metering;

/// <summary>Of up-down counters: the level that the changes since the start of listening add up to.</summary>
internal sealed class LevelSeries(IResourceTracker tracker, ResourceHandle handle) : Series(tracker, handle)
{
    private readonly Lock _gate = new();
    private double _level;

    public override SeriesKind Kind => SeriesKind.Change;

    public override void Take(double value)
    {
        // The values have to be recorded in the order of the changes, or the last of an interval would not be the level.
        lock (_gate)
        {
            _level += value;
            Record(_level);
        }
    }

    public override void End(double seconds) => Take(0);
}
