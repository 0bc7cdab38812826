namespace ChronoActors.Client.Timelines;

/// <summary>What an event does: one of the two.</summary>
internal sealed record EventWork(Action? Sync, Func<CancellationToken, Task>? Async)
{
    /// <summary>Does it and gives what it took, also when it throws.</summary>
    public async Task RunAsync(TimeProvider time, Action<EventUse> took, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (Sync is not null)
        {
            var (cpu, allocated) = (ThreadCpuTime.Now, GC.GetAllocatedBytesForCurrentThread());
            try
            {
                Sync();
            }
            finally
            {
                took(new EventUse(time.GetElapsedTime(start), ThreadCpuTime.Now - cpu, GC.GetAllocatedBytesForCurrentThread() - allocated));
            }

            return;
        }

        try
        {
            await Async!(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            took(new EventUse(time.GetElapsedTime(start), null, null));
        }
    }
}
