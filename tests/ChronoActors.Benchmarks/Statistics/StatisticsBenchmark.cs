using BenchmarkDotNet.Attributes;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Benchmarks.Statistics;

/// <summary>What a sample costs in a metric's statistics.</summary>
[MemoryDiagnoser]
public class StatisticsBenchmark
{
    private MetricStatistics _statistics;
    private long _timestampNs = 1_700_000_000_000_000_000;
    private double _value;

    [Benchmark]
    public long WithSample()
    {
        _statistics = _statistics.With(_timestampNs += 1_000_000_000, IntervalSample.Of(_value += 0.25));
        return _statistics.Count;
    }
}
