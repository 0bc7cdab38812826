namespace ChronoActors.Core.Tests.Leaks;

/// <summary>One generated series and what is true of it.</summary>
/// <param name="Kind">The shape, for the figures.</param>
/// <param name="IsLeak">Whether the floor keeps growing to the end.</param>
/// <param name="LeakStartNs">When the growth began; 0 without a leak.</param>
/// <param name="TimestampsNs">Nanoseconds, rising.</param>
/// <param name="Values">One value per timestamp.</param>
internal sealed record LeakCase(string Kind, bool IsLeak, long LeakStartNs, long[] TimestampsNs, double[] Values)
{
    public double WindowNs => TimestampsNs[^1] - TimestampsNs[0];
}
