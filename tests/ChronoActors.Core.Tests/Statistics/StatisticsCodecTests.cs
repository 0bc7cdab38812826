using ChronoActors.Core.Chunks;
using ChronoActors.Core.Statistics;
using CsCheck;

namespace ChronoActors.Core.Tests.Statistics;

public class StatisticsCodecTests
{
    private static readonly double[] Odd =
        [0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1L << 51, -(1L << 51), (1L << 51) - 1, 0.1, 1e-7, 1e300, double.NaN, double.NegativeInfinity];

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]),
        Gen.Double,
        Gen.Long.Select(BitConverter.Int64BitsToDouble),
        Gen.Int.Select(value => (double)value),
        Gen.Select(Gen.Int, Gen.Int[0, 8], (value, power) => value / Math.Pow(10, power)));

    private static readonly Gen<MetricStatistics> Statistics =
        Gen.Select(Gen.Long, Gen.Long, Gen.Long, Number.Array[6]).Select((count, first, last, numbers) => new MetricStatistics
        {
            Count = count,
            FirstSeenNs = first,
            LastUpdatedNs = last,
            Current = numbers[0],
            Min = numbers[1],
            Max = numbers[2],
            Total = new CompensatedSum(numbers[3], numbers[4]),
            SquaredDeviations = numbers[5],
        });

    [Fact]
    public void Round_trips_are_exact() => Statistics.Array[0, 20].Sample(metrics =>
        Assert.Equal(metrics.Select(Bits), StatisticsCodec.Decode(StatisticsCodec.Encode(metrics)).Select(Bits)));

    [Fact]
    public void Cut_or_changed_bytes_give_an_error_or_other_statistics_and_nothing_worse() =>
        Gen.Select(Statistics.Array[1, 5], Gen.Int[0, 999], Gen.Byte, Gen.Bool).Sample((metrics, at, change, isCut) =>
        {
            var bytes = StatisticsCodec.Encode(metrics);
            at %= bytes.Length;
            bytes[at] ^= change;
            try
            {
                StatisticsCodec.Decode(isCut ? bytes.AsSpan(0, at) : bytes);
            }
            catch (ChunkFormatException)
            {
                // What is expected of most changes.
            }
        });

    [Fact]
    public void A_later_version_is_refused_by_its_number()
    {
        var fault = Assert.Throws<ChunkFormatException>(() => StatisticsCodec.Decode([9, 0, 0]));

        Assert.Contains("version 9", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Eight_usual_metrics_take_less_than_300_bytes()
    {
        var random = new Random(7);
        var metrics = new MetricStatistics[8];
        for (var second = 0; second < 61; second++)
        {
            for (var metric = 0; metric < metrics.Length; metric++)
            {
                metrics[metric] = metrics[metric].With(
                    1_750_000_000_000_000_000 + (second * 1_000_000_000L),
                    metric < 4 ? random.Next(5_000, 9_000) / 100.0 : random.Next(1_000, 9_000));
            }
        }

        Assert.InRange(StatisticsCodec.Encode(metrics).Length, 8, 300);
    }

    private static (long Count, long First, long Last, long Current, long Min, long Max, long Sum, long Compensation, long Deviations) Bits(MetricStatistics of) => (
        of.Count,
        of.FirstSeenNs,
        of.LastUpdatedNs,
        BitConverter.DoubleToInt64Bits(of.Current),
        BitConverter.DoubleToInt64Bits(of.Min),
        BitConverter.DoubleToInt64Bits(of.Max),
        BitConverter.DoubleToInt64Bits(of.Total.Sum),
        BitConverter.DoubleToInt64Bits(of.Total.Compensation),
        BitConverter.DoubleToInt64Bits(of.SquaredDeviations));
}
