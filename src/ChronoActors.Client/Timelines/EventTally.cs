namespace ChronoActors.Client.Timelines;

/// <summary>Counts the events of a timeline, and knows when the last one has ended. Thread-safe.</summary>
internal sealed class EventTally
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimelineCounters _counters;
    private bool _isClosed;

    public TimelineCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return _counters;
            }
        }
    }

    public void Added()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Timeline));
            _counters = _counters with { Scheduled = _counters.Scheduled + 1 };
        }
    }

    public void Started() => Change(counters => counters with { Scheduled = counters.Scheduled - 1, Active = counters.Active + 1 });

    public void CancelledBefore() => Change(counters => counters with { Scheduled = counters.Scheduled - 1, Cancelled = counters.Cancelled + 1 });

    public void Ended(EventOutcome outcome) => Change(counters => outcome switch
    {
        EventOutcome.Completed => counters with { Active = counters.Active - 1, Completed = counters.Completed + 1 },
        EventOutcome.Failed => counters with { Active = counters.Active - 1, Failed = counters.Failed + 1 },
        _ => counters with { Active = counters.Active - 1, Cancelled = counters.Cancelled + 1 },
    });

    /// <summary>Takes no further events; ends when all have ended.</summary>
    public Task Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            EndIfEmpty();
        }

        return _allEnded.Task;
    }

    private void Change(Func<TimelineCounters, TimelineCounters> change)
    {
        lock (_gate)
        {
            _counters = change(_counters);
            EndIfEmpty();
        }
    }

    private void EndIfEmpty()
    {
        if (_isClosed && _counters is { Scheduled: 0, Active: 0 })
        {
            _allEnded.TrySetResult();
        }
    }
}
