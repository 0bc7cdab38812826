namespace ChronoActors.Client.Metering;

/// <summary>Of counters: what they grow by per second.</summary>
internal sealed class RateSeries(IResourceTracker tracker, ResourceHandle handle) : Series(tracker, handle)
{
    private double _growth;

    public override SeriesKind Kind => SeriesKind.Growth;

    public override void Take(double value)
    {
        var seen = Volatile.Read(ref _growth);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _growth, seen + value, seen);
            if (BitConverter.DoubleToInt64Bits(before) == BitConverter.DoubleToInt64Bits(seen))
            {
                return;
            }

            seen = before;
        }
    }

    public override void End(double seconds) => Record(Interlocked.Exchange(ref _growth, 0) / seconds);
}
