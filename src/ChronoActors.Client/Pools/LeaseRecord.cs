namespace ChronoActors.Client.Pools;

/// <summary>What a pool remembers of a lease; it does not keep the lease itself alive.</summary>
internal sealed class LeaseRecord(CapacityQueue queue, long units, long acquiredAt, string? origin)
{
    private int _isOver;

    public CapacityQueue Queue { get; } = queue;

    public long Units { get; } = units;

    /// <summary>A timestamp of the pool's clock.</summary>
    public long AcquiredAt { get; } = acquiredAt;

    public string? Origin { get; } = origin;

    /// <summary>Whether it was found to be held for too long; belongs to the queue.</summary>
    public bool IsOverdue { get; set; }

    public void Return() => End(isLost: false);

    public void Lose() => End(isLost: true);

    private void End(bool isLost)
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            Queue.End(this, isLost);
        }
    }
}
