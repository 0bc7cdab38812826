using Akka.Event;

namespace ChronoActors.Cluster.Resources;

/// <summary>A resource's own timer has run out.</summary>
internal sealed record ResourceTick : IDeadLetterSuppression
{
    public static ResourceTick Instance { get; } = new();
}

/// <summary>
/// When a resource was last heard of and when its timer is due. Timers are never cancelled: an earlier one may overtake
/// a later one, and a tick that is not due is ignored, so a live resource costs one timer per chunk.
/// </summary>
internal struct ResourceClock
{
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    private long _heard;
    private long _armedAt;
    private TimeSpan _armedFor;

    public void Heard(TimeProvider time) => _heard = time.GetTimestamp();

    public readonly TimeSpan Idle(TimeProvider time) => _heard == 0 ? TimeSpan.MaxValue : time.GetElapsedTime(_heard);

    /// <summary>Whether a timer must be started, because none is due as early.</summary>
    public bool Arm(TimeProvider time, TimeSpan delay)
    {
        if (_armedFor != TimeSpan.Zero && _armedFor - time.GetElapsedTime(_armedAt) <= delay + Slack)
        {
            return false;
        }

        (_armedAt, _armedFor) = (time.GetTimestamp(), delay);
        return true;
    }

    public bool IsDue(TimeProvider time)
    {
        if (_armedFor == TimeSpan.Zero || time.GetElapsedTime(_armedAt) + Slack < _armedFor)
        {
            return false;
        }

        _armedFor = TimeSpan.Zero;
        return true;
    }
}
