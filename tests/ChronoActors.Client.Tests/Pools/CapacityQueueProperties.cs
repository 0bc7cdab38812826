using ChronoActors.Client.Pools;
using CsCheck;

namespace ChronoActors.Client.Tests.Pools;

/// <summary>A capacity against a model: a number of free units and a list of those who wait.</summary>
public class CapacityQueueProperties
{
    private static readonly Gen<(int Action, int Argument)[]> Steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 999]).Array[1, 200];

    [Fact]
    public void Never_more_than_there_is_and_first_come_first_served_whoever_gives_up() =>
        Gen.Select(Gen.Long[1, 6], Steps).Sample(
            (capacity, steps) =>
            {
                var world = new World(capacity);
                foreach (var (action, argument) in steps)
                {
                    world.Step(action, argument);
                    world.Check();
                }

                world.ReturnAll();
                world.Check();
                Assert.Equal((0, 0), (world.Usage.Used, world.Usage.Waiting));
            },
            iter: 3000,
            threads: 1);

    private sealed class World(long capacity)
    {
        private readonly CapacityQueue _queue = new(new PoolCapacity("gpu", capacity), new ResourcePoolOptions(), new PoolCallbacks(null), null);
        private readonly List<LeaseRecord> _held = [];
        private readonly List<PoolWaiter> _waiting = [];
        private long _used;

        public PoolUsage Usage => _queue.Usage;

        public void Step(int action, int argument)
        {
            switch (action)
            {
                case < 5:
                    Acquire(1 + (argument % capacity));
                    break;
                case < 8 when _held.Count > 0:
                    Return(argument % _held.Count);
                    break;
                case >= 8 when _waiting.Count > 0:
                    var gone = _waiting[argument % _waiting.Count];
                    _waiting.Remove(gone);
                    Assert.True(_queue.TryRemove(gone));
                    break;
                default:
                    break;
            }

            Serve();
        }

        public void ReturnAll()
        {
            while (_held.Count > 0)
            {
                Return(0);
                Serve();
            }
        }

        public void Check()
        {
            Assert.InRange(_queue.Usage.Used, 0, capacity);
            Assert.Equal((_used, _waiting.Count), (_queue.Usage.Used, _queue.Usage.Waiting));
            Assert.All(_waiting, waiter => Assert.False(waiter.Done.IsCompleted));
        }

        private void Acquire(long units)
        {
            var isFree = _waiting.Count == 0 && _used + units <= capacity;
            var lease = _queue.Take(units, null, wait: true, out var waiter);
            Assert.Equal(isFree, lease is not null);
            if (lease is not null)
            {
                Hold(lease);
            }
            else
            {
                _waiting.Add(waiter!);
            }
        }

        private void Return(int index)
        {
            var lease = _held[index];
            _held.RemoveAt(index);
            _used -= lease.Units;
            lease.Return();
            lease.Return();
        }

        /// <summary>The first of those who wait get what is free, and must have got it already.</summary>
        private void Serve()
        {
            while (_waiting.Count > 0 && _used + _waiting[0].Units <= capacity)
            {
                Assert.True(_waiting[0].Done.IsCompletedSuccessfully, "the first in the queue was not woken");
                Hold(_waiting[0].Done.Result);
                _waiting.RemoveAt(0);
            }
        }

        private void Hold(LeaseRecord lease)
        {
            _held.Add(lease);
            _used += lease.Units;
        }
    }
}
