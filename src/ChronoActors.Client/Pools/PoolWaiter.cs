namespace ChronoActors.Client.Pools;

/// <summary>An acquirer in the queue. Whoever takes it out of the queue, and nobody else, decides how it ends.</summary>
internal sealed class PoolWaiter(CapacityQueue queue, long units, string? origin)
{
    private readonly TaskCompletionSource<LeaseRecord> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Units { get; } = units;

    public string? Origin { get; } = origin;

    public Task<LeaseRecord> Done => _done.Task;

    public void Grant(LeaseRecord lease) => _done.SetResult(lease);

    public void Fail(Exception because) => _done.SetException(because);

    /// <summary>Ends the wait when the token is cancelled.</summary>
    public CancellationTokenRegistration CancelBy(CancellationToken token) => token.UnsafeRegister(
        static (state, token) =>
        {
            var waiter = (PoolWaiter)state!;
            if (waiter.TryLeave())
            {
                waiter._done.SetCanceled(token);
            }
        },
        this);

    /// <summary>Ends the wait when the time is over; null if there is no limit.</summary>
    public ITimer? EndAfter(TimeSpan? timeout, TimeProvider time) =>
        timeout is not { } limit || limit == Timeout.InfiniteTimeSpan
            ? null
            : time.CreateTimer(
                _ =>
                {
                    if (TryLeave())
                    {
                        Fail(queue.TooLate(Units, limit));
                    }
                },
                null,
                limit,
                Timeout.InfiniteTimeSpan);

    private bool TryLeave() => queue.TryRemove(this);
}
