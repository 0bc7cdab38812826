using ChronoActors.Client.Recording;

namespace ChronoActors.Client.Observing;

/// <summary>
/// Reads observed resources every interval, on the thread pool. A read that throws is counted, one that does not return holds
/// nobody up but itself: the next round goes on without it, and from then on it is read apart. At most
/// <see cref="MostAtOnce"/> reads are under way. Thread-safe.
/// </summary>
internal sealed class ObservedResources(
    TimeProvider time, NanoClock clock, TrackerLog log, Action<Recorder, int, double, long> record) : IDisposable
{
    public const int MostAtOnce = 16;
    private const long SlowNs = 100_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, ObservationRound> _rounds = [];
    private int _reading;
    private long _read;
    private long _failed;
    private long _missed;

    public ObservationCounters Counters =>
        new(Interlocked.Read(ref _read), Interlocked.Read(ref _failed), Interlocked.Read(ref _missed));

    /// <summary>Observes a resource; one that is observed already gets another way to read it.</summary>
    public void Add(ResourceHandle handle, Func<double> read)
    {
        var resource = new ObservedResource(handle, read);
        lock (_gate)
        {
            var intervalNs = resource.Recorder.Plan.IntervalNs;
            if (!_rounds.TryGetValue(intervalNs, out var round))
            {
                _rounds.Add(intervalNs, round = new ObservationRound(time, TimeSpan.FromTicks(intervalNs / 100), Sample));
            }

            round.Set(resource);
        }
    }

    public void Remove(Recorder recorder)
    {
        lock (_gate)
        {
            _rounds.GetValueOrDefault(recorder.Plan.IntervalNs)?.Remove(recorder);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var round in _rounds.Values)
            {
                round.Dispose();
            }
        }
    }

    private void Sample(ObservedResource resource)
    {
        if (!resource.TryBegin())
        {
            Interlocked.Increment(ref _missed);
            TellSlow(resource);
            return;
        }

        if (Interlocked.Increment(ref _reading) > MostAtOnce)
        {
            Interlocked.Increment(ref _missed);
            End(resource);
        }
        else if (resource.IsSlow)
        {
            ThreadPool.UnsafeQueueUserWorkItem(Read, resource, preferLocal: false);
        }
        else
        {
            Read(resource);
        }
    }

    private void Read(ObservedResource resource)
    {
        var startNs = clock.MonotonicNs;
        try
        {
            var value = resource.Read();
            Interlocked.Increment(ref _read);
            record(resource.Recorder, 0, value, clock.NowNs);
        }
#pragma warning disable CA1031 // The reader is the application's: whatever it throws must not end the process.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _failed);
            if (!resource.IsFailureTold)
            {
                resource.IsFailureTold = true;
                log.Warn($"Reading {resource.Recorder} failed; it is tried again every interval, and further failures are counted and not told: {fault}");
            }
        }
        finally
        {
            resource.IsSlow = clock.MonotonicNs - startNs > SlowNs;
            End(resource);
        }
    }

    private void End(ObservedResource resource)
    {
        Interlocked.Decrement(ref _reading);
        resource.End();
    }

    private void TellSlow(ObservedResource resource)
    {
        if (!resource.IsSlownessTold)
        {
            resource.IsSlownessTold = true;
            log.Warn($"Reading {resource.Recorder} has not returned within its interval; until it does, its reads are left out and counted.");
        }
    }
}
