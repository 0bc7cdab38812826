namespace ChronoActors.Client.Metering;

/// <summary>Of gauges and histograms: each measurement is a value of its interval.</summary>
internal sealed class ValueSeries(IResourceTracker tracker, ResourceHandle handle) : Series(tracker, handle)
{
    public override SeriesKind Kind => SeriesKind.Value;

    public override void Take(double value) => Record(value);

    public override void End(double seconds)
    {
        // What an interval saw is recorded already.
    }
}
