namespace ChronoActors.Client.Timelines;

/// <summary>
/// Runs one asynchronous event on the thread pool, piece by piece between its awaits, and adds up what the threads took for the
/// pieces. Pieces may run at the same time. What is not scheduled here is not seen: <see cref="Task.Run(Action)"/>, and what
/// follows <c>ConfigureAwait(false)</c>.
/// </summary>
internal sealed class EventScheduler : TaskScheduler
{
    /// <summary>What this thread had taken when its piece started, or was last added up; null between pieces.</summary>
    [ThreadStatic]
    private static ThreadUse? _since;

    private readonly Lock _gate = new();
    private ThreadUse _total = ThreadUse.None;

    /// <summary>Does the work and gives what it took, also when it throws.</summary>
    public Task RunAsync(Func<Task> work, Action<ThreadUse> took) =>
        Task.Factory.StartNew(
            async () =>
            {
                try
                {
                    await work().ConfigureAwait(true);
                }
                finally
                {
                    // Not after the last piece: who awaits the event goes on before that is over.
                    took(AddUp());
                }
            },
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            this).Unwrap();

    protected override void QueueTask(Task task) =>
        ThreadPool.UnsafeQueueUserWorkItem(static piece => piece.Scheduler.Run(piece.Task), (Scheduler: this, Task: task), preferLocal: true);

    /// <summary>A part of a piece that runs is measured with it. Elsewhere it would be measured with another event's piece too.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Run(Task piece)
    {
        _since = ThreadUse.Now;
        TryExecuteTask(piece);
        AddUp();
        _since = null;
    }

    /// <summary>Adds what the piece on this thread has taken until now, and gives the total.</summary>
    private ThreadUse AddUp()
    {
        var now = ThreadUse.Now;
        lock (_gate)
        {
            _total += _since is { } since ? now - since : ThreadUse.None;
            _since = _since is null ? null : now;
            return _total;
        }
    }
}
