using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Observing;

/// <summary>The observed resources that are read every so often. Thread-safe.</summary>
internal sealed class ObservationRound : IDisposable
{
    private readonly Dictionary<Recorder, ObservedResource> _resources = [];
    private readonly Action<ObservedResource> _sample;
    private readonly ITimer _timer;
    private ObservedResource[]? _snapshot;
    private long _number;

    public ObservationRound(TimeProvider time, TimeSpan interval, Action<ObservedResource> sample)
    {
        _sample = sample;
        // Whoever tracks something must not hand the timer its own context, which would live as long as the timer does.
        AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static round => ((ObservationRound)round!).Run(), this, interval, interval);
        suppressed?.Undo();
    }

    /// <summary>Reads a resource from the next round on; one that is observed already gets another way to read it.</summary>
    public void Set(ObservedResource resource)
    {
        lock (_resources)
        {
            _resources[resource.Recorder] = resource;
            _snapshot = null;
        }
    }

    public void Remove(Recorder recorder)
    {
        lock (_resources)
        {
            if (_resources.Remove(recorder))
            {
                _snapshot = null;
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private ObservedResource[] Snapshot()
    {
        lock (_resources)
        {
            return _snapshot ??= [.. _resources.Values];
        }
    }

    private void Run()
    {
        var number = Interlocked.Increment(ref _number);
        foreach (var resource in Snapshot())
        {
            // A read that does not return holds this round up: the next one has taken over by then.
            if (Interlocked.Read(ref _number) != number)
            {
                return;
            }

            _sample(resource);
        }
    }
}
