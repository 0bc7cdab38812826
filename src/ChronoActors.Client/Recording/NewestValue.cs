namespace ChronoActors.Client.Recording;

/// <summary>A value and when it was, nanoseconds since the Unix epoch.</summary>
internal readonly record struct NewestValue(double Value, long TimestampNs)
{
    /// <summary>Older than everything.</summary>
    public static NewestValue None { get; } = new(0, long.MinValue);
}
