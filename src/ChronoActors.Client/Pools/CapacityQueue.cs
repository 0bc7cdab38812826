using System.Globalization;

namespace ChronoActors.Client.Pools;

/// <summary>
/// One capacity: its leases, and those who wait, first come, first served. Nobody overtakes: while one waits for many units,
/// those behind wait too, even if there are enough for them. Thread-safe.
/// </summary>
internal sealed class CapacityQueue(PoolCapacity capacity, ResourcePoolOptions options, PoolCallbacks callbacks, PoolTracking? tracking)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PoolWaiter> _waiters = [];
    private readonly HashSet<LeaseRecord> _leases = [];
    private readonly UsageCallback _usage = new(capacity.Name, callbacks);
    private long _used;
    private long _overdue;
    private long _lost;
    private bool _isClosed;

    public string Name => capacity.Name;

    public PoolTracking? Tracking => tracking;

    public PoolUsage Usage
    {
        get
        {
            lock (_gate)
            {
                return UsageNow;
            }
        }
    }

    private PoolUsage UsageNow => new(_used, _waiters.Count, capacity.Units, _overdue, _lost);

    /// <summary>Takes units if they are free and nobody waits; otherwise null, and a place in the queue if one is wanted.</summary>
    public LeaseRecord? Take(long units, string? origin, bool wait, out PoolWaiter? waiter)
    {
        if (units < 1 || units > capacity.Units)
        {
            throw new ArgumentOutOfRangeException(nameof(units), units,
                string.Create(CultureInfo.InvariantCulture, $"\"{Name}\" has {capacity.Units} units; allowed are 1 to {capacity.Units}."));
        }

        LeaseRecord? lease = null;
        waiter = null;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(ResourcePool));
            if (_waiters.Count == 0 && units <= capacity.Units - _used)
            {
                lease = Lease(units, origin);
            }
            else if (wait)
            {
                waiter = new PoolWaiter(this, units, origin);
                _waiters.AddLast(waiter);
            }

            if (lease is not null || waiter is not null)
            {
                Record();
            }
        }

        _usage.Tell();
        return lease;
    }

    /// <summary>Takes a waiter out of the queue; false if it is not there any more, because it was served or failed.</summary>
    public bool TryRemove(PoolWaiter waiter)
    {
        lock (_gate)
        {
            if (!_waiters.Remove(waiter))
            {
                return false;
            }

            // It may have been the one that those behind it waited for.
            Serve();
            Record();
        }

        _usage.Tell();
        return true;
    }

    /// <summary>Gives a lease's units back and serves those who wait.</summary>
    public void End(LeaseRecord lease, bool isLost)
    {
        lock (_gate)
        {
            _leases.Remove(lease);
            Use(-lease.Units);
            _overdue -= lease.IsOverdue ? lease.Units : 0;
            _lost += isLost ? 1 : 0;
            Serve();
            Record();
        }

        _usage.Tell();
        if (isLost)
        {
            callbacks.TellLeak(LeakOf(lease, wasCollected: true));
        }
    }

    /// <summary>Records the level and reports the leases that are held for too long since the last time.</summary>
    public void Check()
    {
        List<LeaseRecord>? overdue = null;
        lock (_gate)
        {
            foreach (var lease in options.LeakAfter is null ? [] : _leases)
            {
                if (!lease.IsOverdue && AgeOf(lease) >= options.LeakAfter)
                {
                    lease.IsOverdue = true;
                    _overdue += lease.Units;
                    (overdue ??= []).Add(lease);
                }
            }

            if (overdue is not null || tracking is { IsLevel: true })
            {
                Record();
            }
        }

        overdue?.ForEach(lease => callbacks.TellLeak(LeakOf(lease, wasCollected: false)));
    }

    public List<LeaseLeak> HeldFor(TimeSpan age)
    {
        lock (_gate)
        {
            return [.. _leases.Where(lease => AgeOf(lease) >= age).Select(lease => LeakOf(lease, wasCollected: false))];
        }
    }

    /// <summary>Nobody gets a lease any more; those who wait fail.</summary>
    public void Close()
    {
        PoolWaiter[] waiters;
        lock (_gate)
        {
            _isClosed = true;
            waiters = [.. _waiters];
            _waiters.Clear();
            Record();
        }

        foreach (var waiter in waiters)
        {
            waiter.Fail(new ObjectDisposedException(nameof(ResourcePool), $"The pool was disposed while \"{Name}\" was waited for."));
        }
    }

    public TimeoutException TooLate(long units, TimeSpan limit)
    {
        var usage = Usage;
        return new TimeoutException(string.Create(CultureInfo.InvariantCulture,
            $"\"{Name}\": {units} did not come free within {limit.TotalSeconds:0.###} s; {usage.Used} of {usage.Capacity} are in use and {usage.Waiting} others wait."));
    }

    private void Serve()
    {
        while (!_isClosed && _waiters.First is { } first && first.Value.Units <= capacity.Units - _used)
        {
            _waiters.RemoveFirst();
            first.Value.Grant(Lease(first.Value.Units, first.Value.Origin));
        }
    }

    private LeaseRecord Lease(long units, string? origin)
    {
        var lease = new LeaseRecord(this, units, options.TimeProvider.GetTimestamp(), origin);
        _leases.Add(lease);
        Use(units);
        return lease;
    }

    private void Use(long units)
    {
        _used += units;
        _usage.Changed(_used);
    }

    // Inside the gate, so that rows have the order of the changes; recording takes nanoseconds and calls nobody back.
    private void Record() => tracking?.Record(UsageNow);

    private TimeSpan AgeOf(LeaseRecord lease) => options.TimeProvider.GetElapsedTime(lease.AcquiredAt);

    private LeaseLeak LeakOf(LeaseRecord lease, bool wasCollected) => new(Name, lease.Units, AgeOf(lease), lease.Origin, wasCollected);
}
