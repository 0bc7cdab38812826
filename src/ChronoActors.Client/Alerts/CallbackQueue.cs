namespace ChronoActors.Client.Alerts;

/// <summary>
/// Calls one callback with one alert after the other, on the thread pool. Whoever adds an alert never waits: at
/// <see cref="MaxWaiting"/> further ones are dropped and counted. Thread-safe.
/// </summary>
internal sealed class CallbackQueue(Action<Alert> callback, TrackerLog log) : IThreadPoolWorkItem
{
    public const int MaxWaiting = 64;

    private readonly Queue<Alert> _waiting = [];
    private bool _isRunning;
    private bool _isFaultTold;
    private bool _isDropTold;

    /// <summary>Whether everything that was added has been handled.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
            {
                return !_isRunning;
            }
        }
    }

    public void Add(Alert alert)
    {
        lock (_waiting)
        {
            if (_waiting.Count >= MaxWaiting)
            {
                Tell(ref _isDropTold, $"A callback of {alert.ResourceName} has not returned while {MaxWaiting} more alerts came; further ones are dropped until it does.");
                return;
            }

            _waiting.Enqueue(alert);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (Next() is { } alert)
        {
            try
            {
                callback(alert);
            }
#pragma warning disable CA1031 // The callback is the application's: whatever it throws must not end the process.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Tell(ref _isFaultTold, $"A callback of {alert.ResourceName} failed, and will be called again at the next alert: {fault}");
            }
        }
    }

    private Alert? Next()
    {
        lock (_waiting)
        {
            _isRunning = _waiting.TryDequeue(out var alert);
            return alert;
        }
    }

    private void Tell(ref bool isTold, string message)
    {
        if (!isTold)
        {
            isTold = true;
            // Not here: whoever records must not wait for a log.
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.log.Warn(work.message), (log, message), preferLocal: false);
        }
    }
}
