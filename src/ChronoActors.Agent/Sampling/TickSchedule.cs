namespace ChronoActors.Agent.Sampling;

/// <summary>
/// When to sample: at whole multiples of an interval since the Unix epoch, so that all machines sample at the same moments
/// and timestamps compress to nothing. Pure functions of the wall clock.
/// </summary>
internal static class TickSchedule
{
    /// <summary>The first tick after a moment.</summary>
    public static long After(long nowNs, long intervalNs) => Floor(nowNs, intervalNs) + intervalNs;

    /// <summary>
    /// The tick that a sample taken now belongs to. A timer may fire a little early, which is the planned tick all the same;
    /// who comes late by an interval or more has missed ticks and takes the newest, once. A clock that was set back is
    /// followed.
    /// </summary>
    public static long Due(long plannedNs, long nowNs, long intervalNs) =>
        Math.Abs(nowNs - plannedNs) < intervalNs ? plannedNs : Floor(nowNs, intervalNs);

    private static long Floor(long nowNs, long intervalNs) => nowNs - (((nowNs % intervalNs) + intervalNs) % intervalNs);
}
