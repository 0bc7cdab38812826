using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using CsCheck;

namespace ChronoActors.Core.Tests.Statistics;

public class MetricStatisticsTests
{
    private static readonly Gen<(long TimestampNs, double Value)[]> Samples =
        Gen.Select(Gen.Long[0, 50], Gen.Int[-1_000_000, 1_000_000].Select(value => value / 100.0)).Array[1, 200];

    [Fact]
    public void Agree_with_a_model_that_keeps_all_samples() => Samples.Sample(samples =>
    {
        var statistics = samples.Aggregate(
            default(MetricStatistics), (all, sample) => all.With(sample.TimestampNs, IntervalSample.Of(sample.Value)));

        var values = samples.Select(sample => sample.Value).ToArray();
        var newest = samples.Max(sample => sample.TimestampNs);
        var mean = (double)(values.Sum(value => (decimal)value) / values.Length);
        Assert.Equal(values.Length, statistics.Count);
        Assert.Equal(values.Min(), statistics.Min);
        Assert.Equal(values.Max(), statistics.Max);
        Assert.Equal(samples.Last(sample => sample.TimestampNs == newest).Value, statistics.Current);
        Assert.Equal(newest, statistics.LastUpdatedNs);
        Assert.Equal(samples.Min(sample => sample.TimestampNs), statistics.FirstSeenNs);
        Assert.Equal((double)values.Sum(value => (decimal)value), statistics.Sum, 1e-9);
        Assert.Equal(mean, statistics.Average, 1e-9);
        Assert.InRange(statistics.Average, statistics.Min, statistics.Max);
        Assert.Equal(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length), statistics.StandardDeviation, 1e-6);
    });

    [Fact]
    public void Interval_samples_count_with_all_their_values() => Gen.Select(Samples, Gen.Int[1, 20]).Sample((samples, size) =>
    {
        var single = default(MetricStatistics);
        var merged = default(MetricStatistics);
        foreach (var interval in samples.Chunk(size))
        {
            var all = interval.Skip(1).Aggregate(
                IntervalSample.Of(interval[0].Value), (before, sample) => before.Then(IntervalSample.Of(sample.Value)));
            merged = merged.With(0, all);
            single = interval.Aggregate(single, (before, sample) => before.With(0, IntervalSample.Of(sample.Value)));
        }

        Assert.Equal((single.Count, single.Min, single.Max, single.Current), (merged.Count, merged.Min, merged.Max, merged.Current));
        Assert.Equal(single.Sum, merged.Sum, 1e-6);
        Assert.InRange(merged.StandardDeviation, 0, single.StandardDeviation + 1e-6);
    });

    [Fact]
    public void A_plain_sample_goes_the_short_way_to_the_same_bits() => Gen.Select(Gen.Long[0, 1000], Gen.Double[-1e9, 1e9]).List[1, 50].Sample(samples =>
    {
        var (general, brief) = (default(MetricStatistics), default(MetricStatistics));
        foreach (var (atNs, value) in samples)
        {
            general = general.With(atNs, IntervalSample.Of(value));
            brief = brief.With(atNs, value);
        }

        Assert.Equal(general, brief);
    });

    [Fact]
    public void Count_and_sum_survive_a_million_million_samples()
    {
        var statistics = default(MetricStatistics);
        for (var i = 0; i < 100_000; i++)
        {
            statistics = statistics.With(i, new IntervalSample(0.1, 0.1, 0.3, 1_000_001, 10_000_000));
            if (i % 100 == 0)
            {
                statistics = statistics.With(i, IntervalSample.Of(0.1));
            }
        }

        Assert.Equal(1_000_000_001_000, statistics.Count);
        Assert.Equal(100_000_100_100.0, statistics.Sum, 1e-4);
        Assert.Equal(0.1000001, statistics.Average, 1e-9);
    }

    [Fact]
    public void A_claimed_count_never_turns_the_count_negative()
    {
        var huge = new IntervalSample(1, 1, 1, 1, long.MaxValue);
        var statistics = default(MetricStatistics).With(1, huge).With(2, huge);
        Assert.Equal(long.MaxValue, statistics.Count);
        Assert.Equal(1, statistics.Average);
    }

    [Fact]
    public void Without_samples_everything_is_zero()
    {
        var none = default(MetricStatistics);
        Assert.Equal((0L, 0.0, 0.0, 0.0), (none.Count, none.Sum, none.Average, none.StandardDeviation));
    }
}
