using ChronoActors.Core.Time;

namespace ChronoActors.Client.Recording;

/// <summary>
/// Wall time in nanoseconds since the Unix epoch that never repeats and never goes back: it runs with the monotonic clock and is
/// anchored to the wall clock. Thread-safe, without a lock.
/// </summary>
/// <remarks>
/// <para>
/// <b>Resolution</b>: that of the monotonic clock, 1 ns on Linux (a reading takes some 25 ns, so that neighbouring readings of a
/// thread differ by as much) and 100 ns on Windows. Readings that would be equal are 1 ns apart.
/// </para>
/// <para>
/// <b>Drift</b>: once a second a reading compares with the wall clock, and differences above <see cref="ToleranceNs"/> are
/// corrected. A wall clock that is ahead (set forward, or after the machine slept) is followed at once. A wall clock that is
/// behind is approached by running at half speed, since time must not go back: one that was set back by a minute is met again after
/// two. Each correction is exact to the wall clock's own resolution, 100 ns, and to what passes between two readings.
/// </para>
/// </remarks>
internal sealed class NanoClock
{
    /// <summary>Differences up to this are not corrected.</summary>
    public const long ToleranceNs = 10_000;

    private const long CompareEveryNs = UnixTime.NanosecondsPerSecond;
    private const long CloseEnoughNs = 2_000;
    private const int Tries = 3;

    private static readonly NanoClock Shared = new(TimeProvider.System);

    private readonly TimeProvider _time;
    private readonly double _nsPerTick;
    private readonly long _wholeNsPerTick;
    private Anchor _anchor;
    private long _compareAtNs;
    private long _last;

    /// <summary>From one monotonic moment on, the time; and by how much it has to fall behind while it runs at half speed.</summary>
    private sealed record Anchor(long MonotonicNs, long UnixNs, long SurplusNs)
    {
        public long At(long monotonicNs)
        {
            var passed = monotonicNs - MonotonicNs;
            return UnixNs + passed - (SurplusNs == 0 ? 0 : Math.Min(passed / 2, SurplusNs));
        }
    }

    public NanoClock(TimeProvider time)
    {
        _time = time;
        _nsPerTick = (double)UnixTime.NanosecondsPerSecond / time.TimestampFrequency;
        _wholeNsPerTick = UnixTime.NanosecondsPerSecond % time.TimestampFrequency == 0 ? (long)_nsPerTick : 0;
        var (monotonicNs, unixNs) = ReadBoth();
        _anchor = new Anchor(monotonicNs, unixNs, 0);
        _compareAtNs = monotonicNs + CompareEveryNs;
        _last = long.MinValue;
    }

    /// <summary>The clock on a time provider. All trackers of a process that use the system's time share one clock.</summary>
    public static NanoClock Of(TimeProvider time) => ReferenceEquals(time, TimeProvider.System) ? Shared : new NanoClock(time);

    /// <summary>Now, nanoseconds since the Unix epoch: later than everything that this was before, on whatever thread.</summary>
    public long NowNs
    {
        get
        {
            var now = ReadNs();
            while (true)
            {
                var last = Volatile.Read(ref _last);
                now = now > last ? now : last + 1;
                if (Interlocked.CompareExchange(ref _last, now, last) == last)
                {
                    return now;
                }
            }
        }
    }

    /// <summary>Now, for what need not differ from other readings: never goes back, and threads do not wait for each other.</summary>
    public long ReadNs()
    {
        var monotonicNs = MonotonicNs;
        if (monotonicNs >= Volatile.Read(ref _compareAtNs))
        {
            Compare(monotonicNs);
        }

        return Volatile.Read(ref _anchor).At(monotonicNs);
    }

    /// <summary>Nanoseconds that never go back, since some moment.</summary>
    public long MonotonicNs
    {
        get
        {
            var ticks = _time.GetTimestamp();
            return _wholeNsPerTick > 0 ? ticks * _wholeNsPerTick : (long)(ticks * _nsPerTick);
        }
    }

    private void Compare(long nowNs)
    {
        var due = Volatile.Read(ref _compareAtNs);
        if (nowNs < due || Interlocked.CompareExchange(ref _compareAtNs, nowNs + CompareEveryNs, due) != due)
        {
            return;
        }

        var (monotonicNs, unixNs) = ReadBoth();
        var shown = _anchor.At(monotonicNs);
        var error = unixNs - shown;
        if (Math.Abs(error) > ToleranceNs)
        {
            Volatile.Write(ref _anchor, new Anchor(monotonicNs, Math.Max(shown, unixNs), Math.Max(0, -error)));
        }
    }

    /// <summary>Both clocks at one moment: of a few tries, the one in which the least time passed in between.</summary>
    private (long MonotonicNs, long UnixNs) ReadBoth()
    {
        var (best, monotonicNs, unixNs) = (long.MaxValue, 0L, 0L);
        for (var i = 0; i < Tries && best > CloseEnoughNs; i++)
        {
            var before = MonotonicNs;
            var wall = _time.NowNs();
            var between = MonotonicNs - before;
            if (between < best)
            {
                (best, monotonicNs, unixNs) = (between, before + (between / 2), wall);
            }
        }

        return (monotonicNs, unixNs);
    }
}
