namespace ChronoActors.Cluster.Resources;

/// <summary>
/// When a resource was last heard of, since when its chunk is open, and when it looks after both. Timers can't be cancelled: one for a
/// later moment is remembered while a sooner one runs, and is the next one then. So a live resource has one timer, and never more
/// than two.
/// </summary>
internal struct ResourceClock
{
    /// <summary>A timer that is early by less is taken for due: it comes once, and ignored it would be lost.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(60);

    private long _heard;
    private long _opened;
    private long _next;
    private long _later;

    /// <summary>Something came; also to be said before anything else.</summary>
    public void Heard(TimeProvider time) => _heard = time.GetTimestamp();

    /// <summary>Something is in the open chunk. True if it was empty before.</summary>
    public bool TryOpen(TimeProvider time)
    {
        if (_opened != 0)
        {
            return false;
        }

        _opened = time.GetTimestamp();
        return true;
    }

    /// <summary>Nothing is in the open chunk any more.</summary>
    public void Sealed() => _opened = 0;

    /// <summary>Sets the next tick unless one comes before. True if a timer must be started for it.</summary>
    public bool TrySet(TimeProvider time, TimeSpan delay)
    {
        var at = time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency);
        if (_next != 0 && _next <= at)
        {
            return false;
        }

        (_next, _later) = (at, _next);
        return true;
    }

    /// <summary>Whether a tick is due. If so, the next can be set.</summary>
    public bool TryRing(TimeProvider time)
    {
        if (_next == 0 || time.GetElapsedTime(time.GetTimestamp(), _next) > Slack)
        {
            return false;
        }

        (_next, _later) = (_later, 0);
        return true;
    }

    /// <summary>Whether the open chunk is old enough to be sealed.</summary>
    public readonly bool IsSealDue(TimeProvider time, TimeSpan age) => _opened != 0 && time.GetElapsedTime(_opened) + Slack >= age;

    /// <summary>Whether the resource has been idle for long enough to fall asleep.</summary>
    public readonly bool IsIdle(TimeProvider time, TimeSpan after) => time.GetElapsedTime(_heard) + Slack >= after;

    /// <summary>How long until something has to be looked at, if nothing else comes.</summary>
    public readonly TimeSpan UntilNext(TimeProvider time, TimeSpan chunkAge, TimeSpan sleepAfter)
    {
        var idle = time.GetElapsedTime(_heard);
        var untilSleep = idle + Slack < sleepAfter ? sleepAfter - idle : sleepAfter;
        // While it is live a chunk may be opened any moment: a tick that comes in time spares that one a timer.
        var untilSeal = _opened != 0 ? chunkAge - time.GetElapsedTime(_opened) : idle < chunkAge ? chunkAge : untilSleep;
        return TimeSpan.FromTicks(Math.Max(Slack.Ticks, Math.Min(untilSeal.Ticks, untilSleep.Ticks)));
    }
}
