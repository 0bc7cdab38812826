namespace ChronoActors.Cluster.Resources;

/// <summary>A timer that is started once and rings once. It can't be cancelled: ringing too early it is ignored.</summary>
internal struct ResourceAlarm
{
    /// <summary>A timer that is early by less is taken for due: it comes once, and ignored it would be lost.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(60);

    private long _setAt;
    private TimeSpan _delay;

    /// <summary>Sets the alarm unless it is set already. True if a timer must be started for it.</summary>
    public bool TrySet(TimeProvider time, TimeSpan delay)
    {
        if (_delay != TimeSpan.Zero)
        {
            return false;
        }

        (_setAt, _delay) = (time.GetTimestamp(), delay);
        return true;
    }

    /// <summary>Whether it is due. If so, it can be set again.</summary>
    public bool TryRing(TimeProvider time)
    {
        if (_delay == TimeSpan.Zero || time.GetElapsedTime(_setAt) + Slack < _delay)
        {
            return false;
        }

        _delay = TimeSpan.Zero;
        return true;
    }
}
