using System.Diagnostics;
using ChronoActors.Client;

namespace ChronoActors.Benchmarks.Client;

/// <summary>How many values so many threads record in a second, each of a resource of its own or all of the same.</summary>
internal static class ThreadScaling
{
    private const int ValuesPerThread = 20_000_000;

    public static double ValuesPerSecond(int threads, bool isShared)
    {
        using var tracker = new ResourceTracker();
        var shared = tracker.Track("shared");
        using var start = new ManualResetEventSlim();
        var workers = Enumerable.Range(0, threads).Select(i =>
        {
            var handle = isShared ? shared : tracker.Track($"thread_{i}");
            return Start(tracker, handle, start);
        }).ToList();
        var began = Stopwatch.GetTimestamp();
        start.Set();
        workers.ForEach(worker => worker.Join());
        return threads * (double)ValuesPerThread / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Thread Start(ResourceTracker tracker, ResourceHandle handle, ManualResetEventSlim start)
    {
        var worker = new Thread(() =>
        {
            start.Wait();
            for (var i = 0; i < ValuesPerThread; i++)
            {
                tracker.RecordUsage(handle, i, i);
            }
        });
        worker.Start();
        return worker;
    }
}
