namespace ChronoActors.Client.Pools;

/// <summary>
/// Units of a capacity, held until it is disposed. One that is garbage-collected before gives its units back too, late, and is
/// reported as a leak: keep the lease referenced for as long as the units are in use, best with <c>using</c>. Thread-safe.
/// </summary>
public sealed class PoolLease : IDisposable
{
    private readonly LeaseRecord _record;

    internal PoolLease(LeaseRecord record) => _record = record;

    /// <summary>Gives the units of a lost lease back.</summary>
    ~PoolLease() => ThreadPool.UnsafeQueueUserWorkItem(static record => record.Lose(), _record, preferLocal: false);

    /// <summary>Name of the capacity.</summary>
    public string Resource => _record.Queue.Name;

    /// <summary>Units held, at least 1.</summary>
    public long Units => _record.Units;

    /// <summary>Returns the units; the longest waiting acquirers get them. Again does nothing.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _record.Return();
    }
}
