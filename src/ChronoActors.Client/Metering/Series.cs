namespace ChronoActors.Client.Metering;

/// <summary>One resource that measurements go to. Thread-safe.</summary>
internal abstract class Series(IResourceTracker tracker, ResourceHandle handle)
{
    /// <summary>Instruments that use it; belongs to the registry.</summary>
    public int Users { get; set; }

    /// <summary>What measurements mean to it.</summary>
    public abstract SeriesKind Kind { get; }

    /// <summary>Takes a measurement.</summary>
    public abstract void Take(double value);

    /// <summary>An interval is over.</summary>
    /// <param name="seconds">How long it was, more than 0.</param>
    public abstract void End(double seconds);

    protected void Record(double value) => tracker.RecordUsage(handle, value);
}
