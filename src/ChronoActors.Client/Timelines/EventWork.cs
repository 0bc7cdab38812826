namespace ChronoActors.Client.Timelines;

/// <summary>What an event does: one of the two.</summary>
internal sealed record EventWork(Action? Sync, Func<CancellationToken, Task>? Async)
{
    /// <summary>Does it and gives what it took, also when it throws.</summary>
    public async Task RunAsync(TimeProvider time, Action<EventUse> took, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (Sync is null)
        {
            await new EventScheduler().RunAsync(() => Async!(cancellationToken), Took).ConfigureAwait(false);
            return;
        }

        var before = ThreadUse.Now;
        try
        {
            Sync();
        }
        finally
        {
            Took(ThreadUse.Now - before);
        }

        void Took(ThreadUse use) => took(new EventUse(time.GetElapsedTime(start), use));
    }
}
