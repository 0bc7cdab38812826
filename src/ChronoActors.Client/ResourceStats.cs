using ChronoActors.Core.Time;

namespace ChronoActors.Client;

/// <summary>
/// What this process recorded of one metric since it is tracked; all figures are 0 while <see cref="Count"/> is 0. A value:
/// it does not change when more is recorded.
/// </summary>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Average">The mean of all values.</param>
/// <param name="Current">The value with the newest timestamp; of equal timestamps, the one that was recorded last.</param>
/// <param name="LastUpdatedNs">Timestamp of <paramref name="Current"/>, nanoseconds since the Unix epoch.</param>
/// <param name="Count">How many values.</param>
/// <param name="Sum">
/// The sum of all values, in double precision without compensation: exact for whole numbers below 2^53; infinite where it
/// leaves the range of doubles.
/// </param>
public readonly record struct ResourceStats(
    double Min, double Max, double Average, double Current, long LastUpdatedNs, long Count, double Sum)
{
    /// <summary>When <see cref="Current"/> was, cut to 100 ns.</summary>
    public DateTimeOffset LastUpdated => UnixTime.ToDateTimeOffset(LastUpdatedNs);
}
