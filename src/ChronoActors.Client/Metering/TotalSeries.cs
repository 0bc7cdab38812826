namespace ChronoActors.Client.Metering;

/// <summary>
/// Of observable counters, which tell their total at each reading: what it grows by per second. The first total, and one that
/// is smaller than the one before, are only where to start from.
/// </summary>
internal sealed class TotalSeries(IResourceTracker tracker, ResourceHandle handle) : Series(tracker, handle)
{
    private readonly Lock _gate = new();
    private double? _before;
    private double? _now;

    public override SeriesKind Kind => SeriesKind.Total;

    public override void Take(double value)
    {
        // Instruments of one name in several meters of one name are one resource: their totals add up.
        lock (_gate)
        {
            _now = (_now ?? 0) + value;
        }
    }

    public override void End(double seconds)
    {
        lock (_gate)
        {
            if (_now is { } now)
            {
                if (now >= _before)
                {
                    Record((now - _before.Value) / seconds);
                }

                (_before, _now) = (now, null);
            }
        }
    }
}
