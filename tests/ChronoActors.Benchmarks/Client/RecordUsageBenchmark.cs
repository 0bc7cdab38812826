using Akka.Actor;
using BenchmarkDotNet.Attributes;
using ChronoActors.Client;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Benchmarks.Client;

/// <summary>What recording costs the application's thread. Nobody answers, so nothing but recording is measured.</summary>
[MemoryDiagnoser]
public class RecordUsageBenchmark
{
    private readonly double[] _row = [1, 2, 3, 4, 5, 6, 7, 8];
    private ActorSystem _system = null!;
    private ResourceTracker _tracker = null!;
    private ResourceHandle _one = null!;
    private ResourceHandle _eight = null!;
    private double _value;
    private long _timestampNs;

    [GlobalSetup]
    public void Setup()
    {
        _system = ActorSystem.Create("benchmark");
        _tracker = ResourceTracker.Local(_system, _system.DeadLetters, new ResourceTrackerOptions { CloseTimeout = TimeSpan.Zero });
        _one = _tracker.Track("one");
        _eight = _tracker.Track("eight", metrics: Enumerable.Range(0, 8).Select(i => new Metric($"m{i}")), options: new TrackOptions(RecordingMode.Interval));
        _timestampNs = 1_700_000_000_000_000_000;
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _tracker.DisposeAsync();
        await _system.Terminate();
    }

    [Benchmark(Baseline = true)]
    public void RecordUsage() => _tracker.RecordUsage(_one, _value++);

    [Benchmark]
    public void RecordUsageWithTimestamp() => _tracker.RecordUsage(_one, _value++, _timestampNs++);

    [Benchmark]
    public void RowOfEightMetrics() => _tracker.Record(_eight, _row);
}
