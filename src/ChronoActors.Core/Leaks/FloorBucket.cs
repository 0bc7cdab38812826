namespace ChronoActors.Core.Leaks;

/// <summary>The floor of a stretch of time: its two lowest values, so that a single dropout is not taken for the floor.</summary>
/// <param name="Low">The lowest value.</param>
/// <param name="Gap">How far the second lowest is above it; positive infinity while there is one value.</param>
/// <param name="StartSeconds">When the stretch begins, seconds since the first sample of the window.</param>
public readonly record struct FloorBucket(double Low, float Gap, float StartSeconds)
{
    internal double Floor => float.IsFinite(Gap) ? Low + Gap : Low;

    internal static FloorBucket Of(double value, double startSeconds) => new(value, float.PositiveInfinity, (float)startSeconds);

    internal FloorBucket With(double value) => value >= Low
        ? this with { Gap = Math.Min(Gap, Distance(value, Low)) }
        : this with { Low = value, Gap = Distance(Low, value) };

    internal FloorBucket MergedWith(in FloorBucket later) => Low <= later.Low
        ? this with { Gap = Math.Min(Gap, Distance(later.Low, Low)) }
        : new FloorBucket(later.Low, Math.Min(later.Gap, Distance(Low, later.Low)), StartSeconds);

    // Not infinity, which means "no second value".
    private static float Distance(double upper, double lower) => (float)Math.Min(upper - lower, float.MaxValue);
}
