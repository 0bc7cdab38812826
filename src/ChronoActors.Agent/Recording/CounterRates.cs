namespace ChronoActors.Agent.Recording;

/// <summary>
/// Turns growing totals into rates over the monotonic time between two readings. A total without a predecessor, or smaller
/// than it (reset or wrapped), has no rate. Not thread-safe.
/// </summary>
internal sealed class CounterRates(int counters, TimeProvider time)
{
    private readonly Reading[] _previous = new Reading[counters];

    private record struct Reading(bool Exists, ulong Total, long At);

    /// <summary>The growth per second since the counter's last reading, or null.</summary>
    /// <param name="counter">Which counter, from 0.</param>
    /// <param name="total">Its total now.</param>
    public double? PerSecond(int counter, ulong total)
    {
        var now = time.GetTimestamp();
        var (exists, before, at) = _previous[counter];
        _previous[counter] = new Reading(true, total, now);
        var seconds = time.GetElapsedTime(at, now).TotalSeconds;
        return exists && total >= before && seconds > 0 ? (total - before) / seconds : null;
    }
}
