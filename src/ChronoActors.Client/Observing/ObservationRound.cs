using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Observing;

/// <summary>The observed resources that are read every so often. Changed under the lock of its owner.</summary>
internal sealed class ObservationRound : IDisposable
{
    private readonly Action<ObservedResource> _sample;
    private readonly ITimer _timer;
    private ObservedResource[] _resources = [];
    private long _number;

    public ObservationRound(TimeProvider time, TimeSpan interval, Action<ObservedResource> sample)
    {
        _sample = sample;
        // Whoever tracks something must not hand the timer its own context, which would live as long as the timer does.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static round => ((ObservationRound)round!).Run(), this, interval, interval);
        }
    }

    public void Set(ObservedResource resource)
    {
        Remove(resource.Recorder);
        _resources = [.. _resources, resource];
    }

    public void Remove(Recorder recorder) => _resources = [.. _resources.Where(resource => resource.Recorder != recorder)];

    public void Dispose() => _timer.Dispose();

    private void Run()
    {
        var number = Interlocked.Increment(ref _number);
        foreach (var resource in Volatile.Read(ref _resources))
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
