using ChronoActors.Core.Time;

namespace ChronoActors.Client.Recording;

/// <summary>
/// Wall time in nanoseconds since the Unix epoch, read from the monotonic clock (as fine as that is) and anchored to the system's
/// wall clock. It follows the wall clock forward; it goes back only when the wall clock was set back by more than a second.
/// Thread-safe.
/// </summary>
internal sealed class NanoClock
{
    private readonly TimeProvider _time;
    private readonly double _nsPerTick;
    private readonly long _wholeNsPerTick;
    private long _offsetNs;

    public NanoClock(TimeProvider time)
    {
        _time = time;
        _nsPerTick = (double)UnixTime.NanosecondsPerSecond / time.TimestampFrequency;
        _wholeNsPerTick = UnixTime.NanosecondsPerSecond % time.TimestampFrequency == 0 ? (long)_nsPerTick : 0;
        _offsetNs = time.NowNs() - MonotonicNs;
    }

    /// <summary>Now, nanoseconds since the Unix epoch.</summary>
    public long NowNs => MonotonicNs + Volatile.Read(ref _offsetNs);

    /// <summary>Nanoseconds that never go back, since some moment.</summary>
    public long MonotonicNs
    {
        get
        {
            var ticks = _time.GetTimestamp();
            return _wholeNsPerTick > 0 ? ticks * _wholeNsPerTick : (long)(ticks * _nsPerTick);
        }
    }

    /// <summary>Compares with the wall clock; to be called now and then.</summary>
    public void Anchor()
    {
        var offset = _time.NowNs() - MonotonicNs;
        var step = offset - _offsetNs;
        if (step > 0 || step < -UnixTime.NanosecondsPerSecond)
        {
            Volatile.Write(ref _offsetNs, offset);
        }
    }
}
