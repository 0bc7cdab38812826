namespace ChronoActors.Cluster.Resources;

/// <summary>
/// When a resource was last heard of, and its two timers: one to seal the open chunk, one to fall asleep. A live resource costs
/// one timer per chunk, and one of the other kind at a time.
/// </summary>
internal struct ResourceClock
{
    private long _heard;

    /// <summary>Due when the open chunk is old enough.</summary>
    public ResourceAlarm Seal;

    /// <summary>Due when the resource may have been idle for long enough.</summary>
    public ResourceAlarm Sleep;

    public void Heard(TimeProvider time) => _heard = time.GetTimestamp();

    public readonly TimeSpan Idle(TimeProvider time) => _heard == 0 ? TimeSpan.MaxValue : time.GetElapsedTime(_heard);
}
