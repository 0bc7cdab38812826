using ChronoActors.Client.Delivery;

namespace ChronoActors.Client.Health;

/// <summary>What changed in a tracker's counters between looks at them. Thread-safe.</summary>
internal sealed class DeliveryWatch
{
    private readonly Lock _gate = new();
    private long? _waitingSince;
    private long _acknowledged;
    private long _rejected;
    private long _lost;
    private long? _lostAt;

    /// <summary>Looks at the counters; what was rejected before the first look counts as lost now.</summary>
    /// <returns>How long samples have been waiting while none became durable, and how many were rejected in the last time.</returns>
    public (TimeSpan Waiting, long Lost) Look(OutboxCounters counters, TrackerHealthOptions options)
    {
        lock (_gate)
        {
            var now = options.TimeProvider.GetTimestamp();
            var isMoving = counters.Acknowledged != _acknowledged;
            _acknowledged = counters.Acknowledged;
            _waitingSince = counters.Pending == 0 ? null : isMoving ? now : _waitingSince ?? now;

            var rejected = counters.RejectedInAll - _rejected;
            _rejected = counters.RejectedInAll;
            if (rejected > 0)
            {
                (_lost, _lostAt) = (_lost + rejected, now);
            }
            else if (_lostAt is { } lostAt && options.TimeProvider.GetElapsedTime(lostAt, now) > options.RememberLosses)
            {
                (_lost, _lostAt) = (0, null);
            }

            return (_waitingSince is { } since ? options.TimeProvider.GetElapsedTime(since, now) : TimeSpan.Zero, _lost);
        }
    }
}
