using System.Collections.Concurrent;
using ChronoActors.Client.Pools;

namespace ChronoActors.Client.Samples;

/// <summary>Capacities that are leased, their use and their leaks.</summary>
public static class Pool
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        using var pool = new ResourcePool([new("worker", 4), "gpu"], tracker, new ResourcePoolOptions
        {
            LeakAfter = TimeSpan.FromMinutes(5),
            OnLeak = leak => Console.WriteLine($"{leak.Units} of {leak.Resource}: not returned for {leak.Age}."),
        });

        using (await pool.AcquireAsync("gpu", timeout: TimeSpan.FromSeconds(5)))
        {
            Console.WriteLine($"The GPU is ours; {pool.GetUsage("gpu").Waiting} others wait.");
        }

        using var two = pool.Acquire("worker", 2);
        Console.WriteLine($"{pool.GetUsage("worker").Used} workers are busy.");
    }

    /// <summary>Use under names of one's own, as the usage callback sees it.</summary>
    public static void RecordByCallback(IResourceTracker tracker)
    {
        using var pool = new ResourcePool(["cpu", "gpu", "memory"]);
        var handles = new ConcurrentDictionary<string, ResourceHandle>();
        pool.SetUsageCallback((resource, usage) =>
        {
            var handle = handles.GetOrAdd(resource, name => tracker.Track($"pool_{name}", name));
            tracker.RecordUsage(handle, usage);
        });

        pool.Acquire("cpu").Dispose();
    }
}
