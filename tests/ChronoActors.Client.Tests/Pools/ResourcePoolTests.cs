using System.Runtime.CompilerServices;
using ChronoActors.Client.Pools;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Pools;

public sealed class ResourcePoolTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new();
    private readonly List<LeaseLeak> _leaks = [];
    private readonly ResourcePool _pool;

    public ResourcePoolTests() => _pool = new ResourcePool(
        [new("cpu", 2), new("gpu", 1)],
        options: new ResourcePoolOptions { TimeProvider = _time, CaptureOrigins = true, OnLeak = Keep, LeakAfter = TimeSpan.FromMinutes(1) });

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Waiters_are_served_in_their_order_sync_and_async()
    {
        var first = _pool.Acquire("gpu");
        var order = new List<int>();
        var second = Task.Run(async () =>
        {
            using var lease = await _pool.AcquireAsync("gpu");
            order.Add(2);
        });
        await WaitingAsync(1);
        var third = Task.Factory.StartNew(
            () =>
            {
                using var lease = _pool.Acquire("gpu");
                order.Add(3);
            },
            TaskCreationOptions.LongRunning);
        await WaitingAsync(2);
        var fourth = Task.Run(async () =>
        {
            using var lease = await _pool.AcquireAsync("gpu");
            order.Add(4);
        });
        await WaitingAsync(3);
        first.Dispose();
        await Task.WhenAll(second, third, fourth).WaitAsync(Limit);

        Assert.Equal([2, 3, 4], order);
        Assert.Equal(new PoolUsage(0, 0, 1, 0, 0), _pool.GetUsage("gpu"));
    }

    [Fact]
    public async Task A_timeout_says_how_things_stand_and_leaves_the_queue()
    {
        using var lease = _pool.Acquire("gpu");
        var waiting = _pool.AcquireAsync("gpu", timeout: TimeSpan.FromSeconds(2)).AsTask();
        _time.Advance(TimeSpan.FromSeconds(2));

        var late = await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(Limit));
        Assert.Equal("\"gpu\": 1 did not come free within 2 s; 1 of 1 are in use and 0 others wait.", late.Message);
        Assert.Throws<TimeoutException>(() => _pool.Acquire("gpu", timeout: TimeSpan.Zero));
        Assert.False(_pool.TryAcquire("gpu", out _));
        Assert.Equal(0, _pool.GetUsage("gpu").Waiting);
    }

    [Fact]
    public async Task Who_cancels_leaves_the_queue_and_those_behind_move_up()
    {
        using var one = _pool.Acquire("cpu");
        using var cancel = new CancellationTokenSource();
        var both = _pool.AcquireAsync("cpu", 2, cancellationToken: cancel.Token).AsTask();
        var behind = _pool.AcquireAsync("cpu").AsTask();
        Assert.False(behind.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => both.WaitAsync(Limit));
        (await behind.WaitAsync(Limit)).Dispose();
        Assert.Throws<OperationCanceledException>(() => _pool.Acquire("cpu", cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task Many_threads_that_give_up_at_random_never_exceed_the_capacity_and_lose_nothing()
    {
        var (inUse, exceeded, served) = (0, 0, 0);
        var workers = Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 500; i++)
            {
                using var cancel = new CancellationTokenSource();
                var waiting = _pool.AcquireAsync("cpu", 1 + random.Next(2), cancellationToken: cancel.Token);
                if (random.Next(3) == 0)
                {
                    await cancel.CancelAsync();
                }

                try
                {
                    using var lease = await waiting;
                    Interlocked.Add(ref exceeded, Interlocked.Add(ref inUse, (int)lease.Units) > 2 ? 1 : 0);
                    await Task.Yield();
                    Interlocked.Add(ref inUse, -(int)lease.Units);
                    Interlocked.Increment(ref served);
                }
                catch (OperationCanceledException)
                {
                    // It gave up.
                }
            }
        }));
        await Task.WhenAll(workers).WaitAsync(Limit);

        Assert.Equal(0, exceeded);
        Assert.InRange(served, 8 * 500 / 3, 8 * 500);
        Assert.Equal((0, 0), (_pool.GetUsage("cpu").Used, _pool.GetUsage("cpu").Waiting));
    }

    [Fact]
    public void The_usage_callback_gets_each_change_may_use_the_pool_and_may_throw()
    {
        var told = new List<(string, double)>();
        _pool.SetUsageCallback((resource, usage) =>
        {
            told.Add((resource, usage));
            if (usage == 2)
            {
                _pool.Acquire("gpu").Dispose();
                throw new InvalidOperationException("a bug of the application");
            }
        });
        var lease = _pool.Acquire("cpu");
        _pool.Acquire("cpu").Dispose();
        lease.Dispose();
        lease.Dispose();

        Assert.Equal([("cpu", 1), ("cpu", 2), ("gpu", 1), ("gpu", 0), ("cpu", 1), ("cpu", 0)], told);
        Assert.Equal(1, _pool.CallbackFaults);
    }

    [Fact]
    public void A_lease_that_is_held_too_long_is_reported_once_with_age_and_origin()
    {
        var lease = _pool.Acquire("gpu");
        _time.Advance(TimeSpan.FromMinutes(2));
        _time.Advance(TimeSpan.FromMinutes(2));

        var leak = Assert.Single(_leaks);
        Assert.Equal(("gpu", 1L, false), (leak.Resource, leak.Units, leak.WasCollected));
        Assert.InRange(leak.Age, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        Assert.Contains(nameof(A_lease_that_is_held_too_long_is_reported_once_with_age_and_origin), leak.Origin, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(4), Assert.Single(_pool.HeldFor(TimeSpan.FromMinutes(3))).Age);
        Assert.Equal(new PoolUsage(1, 0, 1, 1, 0), _pool.GetUsage("gpu"));
        lease.Dispose();
        Assert.Equal(new PoolUsage(0, 0, 1, 0, 0), _pool.GetUsage("gpu"));
    }

    [Fact]
    public async Task A_lease_that_was_collected_is_reported_and_its_units_come_back()
    {
        Forget(_pool);
        var waiting = _pool.AcquireAsync("gpu").AsTask();
        for (var i = 0; i < 100 && !waiting.IsCompleted; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.WhenAny(waiting, Task.Delay(20));
        }

        using var lease = await waiting.WaitAsync(Limit);
        Assert.Equal(1, _pool.GetUsage("gpu").Lost);
        Assert.True(SpinWait.SpinUntil(() => Leaks.Count == 1, Limit));
        Assert.True(Leaks[0].WasCollected);
        Assert.Contains(nameof(Forget), Leaks[0].Origin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_fails_those_who_wait_and_takes_leases_back()
    {
        var lease = _pool.Acquire("gpu");
        var waiting = _pool.AcquireAsync("gpu").AsTask();
        _pool.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Limit));
        lease.Dispose();
        Assert.Equal(0, _pool.GetUsage("gpu").Used);
        Assert.Throws<ObjectDisposedException>(() => _pool.Acquire("gpu"));
    }

    [Fact]
    public void Bad_input_is_refused_with_what_is_allowed()
    {
        Assert.Contains("it has cpu, gpu", Assert.Throws<ArgumentException>(() => _pool.Acquire("disk")).Message, StringComparison.Ordinal);
        Assert.Contains("1 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Acquire("cpu", 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Acquire("cpu", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Acquire("cpu", timeout: TimeSpan.FromSeconds(-2)));
        Assert.Throws<ArgumentException>(() => new ResourcePool([]));
        Assert.Throws<ArgumentException>(() => new ResourcePool(["cpu", "cpu"]));
        Assert.Throws<ArgumentException>(() => new ResourcePool([new PoolCapacity("cpu", 0)]));
        Assert.Throws<ArgumentException>(() => new ResourcePool(["cpu"], options: new ResourcePoolOptions { CheckEvery = TimeSpan.Zero }));
    }

    private List<LeaseLeak> Leaks
    {
        get
        {
            lock (_leaks)
            {
                return [.. _leaks];
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ResourcePool pool) => pool.Acquire("gpu");

    private void Keep(LeaseLeak leak)
    {
        lock (_leaks)
        {
            _leaks.Add(leak);
        }
    }

    private async Task WaitingAsync(int waiters)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (_pool.GetUsage("gpu").Waiting != waiters)
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
