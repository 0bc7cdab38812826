using ChronoActors.Core.Samples;
using CsCheck;

namespace ChronoActors.Core.Tests.Chunks;

/// <summary>Random blocks: columns of many patterns, with and without missing values and interval samples.</summary>
internal static class BlockGen
{
    private static readonly double[] Specials =
    [
        0.0, -0.0, 1, -1, 0.1, 0.1 + 0.2, 1e15 + 0.5, double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, double.MaxValue,
        double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, BitConverter.Int64BitsToDouble(0x7FF0000000000001),
        BitConverter.Int64BitsToDouble(-1), 9007199254740993, 9.223372036854775e18, 9.2e18, -9.3e18, 2251799813685248, 2251799813685247.5,
        1e-14, 1e-15, 123456789.123456789,
    ];

    private static readonly Gen<double> AnyBits = Gen.Long.Select(BitConverter.Int64BitsToDouble);

    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.OneOf(Specials),
        AnyBits,
        Gen.Double,
        Gen.Int[-1000, 1000].Select(x => (double)x),
        Gen.Int.Select(Gen.Int[0, 14], (x, decimals) => x / Math.Pow(10, decimals)),
        Gen.Long[-1L << 60, 1L << 60].Select(x => (double)x));

    /// <summary>So many values that belong together.</summary>
    private static Gen<double[]> Values(int count) => Gen.OneOf(
        Value.Select(value => Enumerable.Repeat(value, count).ToArray()),
        Value.Array[count],
        AnyBits.Array[count],
        Gen.OneOf(Specials).Array[count],
        Gen.Int[-50, 50].Array[count].Select(Gen.Int[0, 6], (steps, decimals) => Walk(steps, decimals)),
        Gen.Int[0, 5000].Array[count].Select(steps => Walk(steps, 0)),
        Gen.Long[-1L << 40, 1L << 40].Array[count].Select(steps => steps.Select(x => (double)x).ToArray()),
        Gen.Int[-50, 50].Array[count].Select(Value, Gen.Int[0, 1000], WalkWithOutlier),
        Gen.Int[0, 3].Array[count].Select(steps => Walk(steps.Select(x => x == 0 ? 4096 : 0).ToArray(), 0)),
        Gen.Double[-1, 1].Array[count].Select(steps => Sums(steps)),
        Gen.Float.Array[count].Select(values => values.Select(x => (double)x).ToArray()));

    private static readonly Gen<IntervalSample> Interval =
        Gen.Select(Value, Value, Value, Value, Gen.OneOf(Gen.Long[0, 1000], Gen.Long), (last, min, max, sum, count) =>
            new IntervalSample(last, min, max, sum, count));

    private static Gen<Func<int, IntervalSample?>> Column(int rows) => Gen.Select(
        Values(rows),
        Gen.OneOf(Gen.Const(0), Gen.Const(0), Gen.Const(100), Gen.Int[0, 100]),
        Gen.OneOf(Gen.Const(0), Gen.Const(0), Gen.Const(100), Gen.Int[0, 100]),
        Gen.Int[0, 99].Array[rows],
        Gen.Int[0, 99].Array[rows],
        Interval.Array[rows],
        (values, missing, intervals, missingDice, intervalDice, samples) => new Func<int, IntervalSample?>(row =>
            missingDice[row] < missing ? null
            : intervalDice[row] < intervals ? samples[row]
            : IntervalSample.Of(values[row])));

    private static Gen<long[]> Timestamps(int rows) => Gen.OneOf(
        Gen.Long.Array[rows],
        Gen.OneOf(long.MinValue, long.MaxValue, 0, -1).Array[rows],
        Gen.Select(Gen.Long, Gen.Long[-10_000_000_000, 10_000_000_000], (start, step) =>
            Enumerable.Range(0, rows).Select(row => start + (row * step)).ToArray()),
        Gen.Select(Gen.Long[0, 1L << 61], Gen.Int[-1_000_000, 1_000_000].Array[rows], (start, jitter) =>
            jitter.Select((x, row) => start + (row * 1_000_000_000L) + x).ToArray()),
        Gen.Select(Gen.Long[0, 1L << 61], Gen.Int[0, 3].Array[rows], (start, jitter) =>
            jitter.Select((x, row) => start + (row * 1_000_000_000L) + (x * 1_000_000L)).ToArray()));

    public static readonly Gen<RowBlock> Block = Gen.OneOf(Gen.Int[0, 6], Gen.Int[0, 70], Gen.Int[250, 600]).SelectMany(rows =>
        Gen.Int[0, rows > 100 ? 3 : 9].SelectMany(metrics =>
            Gen.Select(Timestamps(rows), Column(rows).Array[metrics], Build)));

    private static RowBlock Build(long[] timestamps, Func<int, IntervalSample?>[] columns)
    {
        var block = new RowBlock(columns.Length);
        for (var row = 0; row < timestamps.Length; row++)
        {
            block.AddRow(timestamps[row]);
            for (var metric = 0; metric < columns.Length; metric++)
            {
                if (columns[metric](row) is { } sample)
                {
                    block.Set(metric, sample);
                }
            }
        }

        return block;
    }

    private static double[] Walk(int[] steps, int decimals)
    {
        var sum = 0L;
        return [.. steps.Select(step => (sum += step) / Math.Pow(10, decimals))];
    }

    private static double[] WalkWithOutlier(int[] steps, double outlier, int at)
    {
        var values = Walk(steps, 2);
        if (values.Length > 0)
        {
            values[at % values.Length] = outlier;
        }

        return values;
    }

    private static double[] Sums(double[] steps)
    {
        var sum = 0.0;
        return [.. steps.Select(step => sum += step)];
    }
}
