using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ChronoActors.Client.Pools;

/// <summary>
/// Named capacities that are leased and returned, first come, first served, and tracked: one resource per capacity, with the
/// metrics used, waiting, capacity, overdue and lost. Thread-safe.
/// </summary>
/// <remarks>
/// A lease that is held for longer than <see cref="ResourcePoolOptions.LeakAfter"/> is reported as a leak and keeps its units. A
/// lease that was garbage-collected is reported as a leak and its units are given back: nobody could return them any more, and
/// those who wait would wait for ever.
/// </remarks>
/// <example>
/// <code>
/// using var pool = new ResourcePool([new("cpu", 8), new("gpu", 1)], tracker);
/// using var lease = await pool.AcquireAsync("gpu", timeout: TimeSpan.FromSeconds(5));
/// </code>
/// </example>
public sealed class ResourcePool : IDisposable
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(40);

    private readonly Dictionary<string, CapacityQueue> _queues = new(StringComparer.Ordinal);
    private readonly PoolCallbacks _callbacks;
    private readonly ResourcePoolOptions _options;
    private readonly ITimer _checks;

    /// <summary>A pool in which everything is free.</summary>
    /// <param name="capacities">At least one; names are unique.</param>
    /// <param name="tracker">Tracks the use; null for a pool that is not tracked.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A capacity or setting is not allowed; the message says which.</exception>
    public ResourcePool(IEnumerable<PoolCapacity> capacities, IResourceTracker? tracker = null, ResourcePoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(capacities);
        _options = options ?? new ResourcePoolOptions();
        _callbacks = new PoolCallbacks(_options.OnLeak);
        ResourceTrackerOptions.RequireInterval(_options.CheckEvery, nameof(ResourcePoolOptions.CheckEvery));
        var all = capacities.ToArray();
        RequireSound(all);
        foreach (var capacity in all)
        {
            var tracking = tracker is null ? null : new PoolTracking(tracker, capacity.Name, _options);
            _queues.Add(capacity.Name, new CapacityQueue(capacity, _options, _callbacks, tracking));
        }

        _checks = _options.TimeProvider.CreateTimer(_ => Check(), null, _options.CheckEvery, _options.CheckEvery);
    }

    /// <summary>The names of the capacities.</summary>
    public IReadOnlyCollection<string> Names => _queues.Keys;

    /// <summary>How often a callback threw.</summary>
    public long CallbackFaults => _callbacks.Faults;

    /// <summary>The state of a capacity now.</summary>
    /// <exception cref="ArgumentException">There is no such capacity.</exception>
    public PoolUsage GetUsage(string resource) => QueueOf(resource).Usage;

    /// <summary>The tracked resource of a capacity; null in a pool without a tracker.</summary>
    /// <exception cref="ArgumentException">There is no such capacity.</exception>
    public ResourceHandle? HandleOf(string resource) => QueueOf(resource).Tracking?.Handle;

    /// <summary>The leases that have been held for at least some time and are not returned yet.</summary>
    public IReadOnlyList<LeaseLeak> HeldFor(TimeSpan age) => [.. _queues.Values.SelectMany(queue => queue.HeldFor(age))];

    /// <summary>
    /// Sets who is told, with the name of the capacity and the units in use, after each change of these; null for nobody. It is
    /// called on the thread that made the change, in order and never twice at a time for one capacity. One that is slower than
    /// the changes is told the newest use only. It may use the pool; what it throws is counted in <see cref="CallbackFaults"/>.
    /// </summary>
    public void SetUsageCallback(Action<string, double>? callback) => _callbacks.OnUsage = callback;

    /// <summary>Acquires units if they are free and nobody waits for this capacity.</summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public bool TryAcquire(string resource, [NotNullWhen(true)] out PoolLease? lease, long units = 1)
    {
        var record = QueueOf(resource).Take(units, Origin(), wait: false, out _);
        lease = record is null ? null : new PoolLease(record);
        return lease is not null;
    }

    /// <summary>Acquires units; blocks until they are free.</summary>
    /// <inheritdoc cref="AcquireAsync"/>
    public PoolLease Acquire(string resource, long units = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (Take(resource, units, timeout, cancellationToken, out var waiter) is { } lease)
        {
            return lease;
        }

        // Waits for the waiter itself and not for a continuation, which would need a thread of the thread pool.
        using var timer = waiter!.EndAfter(timeout, _options.TimeProvider);
        using var registration = waiter.CancelBy(cancellationToken);
        return new PoolLease(waiter.Done.GetAwaiter().GetResult());
    }

    /// <summary>Acquires units, when they are free and those who came before were served.</summary>
    /// <param name="resource">Name of the capacity.</param>
    /// <param name="units">How many units, 1 to all of them.</param>
    /// <param name="timeout">How long to wait; null for no limit, zero for not at all.</param>
    /// <param name="cancellationToken">Ends the wait. Units that were granted at the same moment are not lost: the lease is returned then.</param>
    /// <returns>A lease, to be disposed.</returns>
    /// <exception cref="ArgumentException">There is no such capacity, or it never has so many units.</exception>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    public ValueTask<PoolLease> AcquireAsync(string resource, long units = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Take(resource, units, timeout, cancellationToken, out var waiter) is { } lease
            ? ValueTask.FromResult(lease)
            : new ValueTask<PoolLease>(WaitAsync(waiter!, timeout, cancellationToken));

    /// <summary>
    /// Ends the pool: those who wait fail with <see cref="ObjectDisposedException"/>; leases can still be returned. The resources
    /// stay tracked, as the cluster keeps their history.
    /// </summary>
    public void Dispose()
    {
        _checks.Dispose();
        foreach (var queue in _queues.Values)
        {
            queue.Close();
        }
    }

    private static void RequireSound(PoolCapacity[] capacities)
    {
        if (capacities.Length == 0)
        {
            throw new ArgumentException("a pool needs at least one capacity.", nameof(capacities));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, units) in capacities)
        {
            if (string.IsNullOrEmpty(name) || units < 1 || !names.Add(name))
            {
                throw new ArgumentException($"capacity \"{name}\" of {units} units: names are unique and not empty, units at least 1.", nameof(capacities));
            }
        }
    }

    private static void RequireSound(TimeSpan? timeout)
    {
        if (timeout is { } limit && limit != Timeout.InfiniteTimeSpan && (limit < TimeSpan.Zero || limit > LongestTimeout))
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, $"allowed are 0 to {LongestTimeout.TotalDays:0} days, or null for no limit.");
        }
    }

    private PoolLease? Take(string resource, long units, TimeSpan? timeout, CancellationToken cancellationToken, out PoolWaiter? waiter)
    {
        RequireSound(timeout);
        cancellationToken.ThrowIfCancellationRequested();
        var queue = QueueOf(resource);
        var record = queue.Take(units, Origin(), wait: timeout != TimeSpan.Zero, out waiter);
        return record is not null ? new PoolLease(record)
            : waiter is null ? throw queue.TooLate(units, TimeSpan.Zero)
            : null;
    }

    private async Task<PoolLease> WaitAsync(PoolWaiter waiter, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var timer = waiter.EndAfter(timeout, _options.TimeProvider);
        var registration = waiter.CancelBy(cancellationToken);
        try
        {
            return new PoolLease(await waiter.Done.ConfigureAwait(false));
        }
        finally
        {
            timer?.Dispose();
            await registration.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Check()
    {
        foreach (var queue in _queues.Values)
        {
            queue.Check();
        }
    }

    private string? Origin() => _options.CaptureOrigins ? new StackTrace(skipFrames: 2, fNeedFileInfo: true).ToString() : null;

    private CapacityQueue QueueOf(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _queues.TryGetValue(resource, out var queue)
            ? queue
            : throw new ArgumentException($"the pool has no \"{resource}\"; it has {string.Join(", ", _queues.Keys)}.", nameof(resource));
    }
}
