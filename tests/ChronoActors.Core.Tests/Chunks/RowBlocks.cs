using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Chunks;

/// <summary>Comparing blocks bit for bit.</summary>
internal static class RowBlocks
{
    public static void AssertSame(RowBlock expected, RowBlock actual)
    {
        Assert.Equal(expected.MetricCount, actual.MetricCount);
        Assert.True(expected.Timestamps.SequenceEqual(actual.Timestamps), "timestamps differ");
        Assert.Equal(expected.IsSorted, actual.IsSorted);
        for (var metric = 0; metric < expected.MetricCount; metric++)
        {
            var (left, right) = (expected.Column(metric), actual.Column(metric));
            for (var row = 0; row < expected.RowCount; row++)
            {
                if (left.IsPresent(row) != right.IsPresent(row))
                {
                    Assert.Fail($"metric {metric}, row {row}: present became {right.IsPresent(row)}");
                }

                if (left.IsPresent(row) && Bits(left[row]) != Bits(right[row]))
                {
                    Assert.Fail($"metric {metric}, row {row}: {left[row]} became {right[row]}");
                }
            }
        }
    }

    private static (long, long, long, long, long) Bits(IntervalSample sample) => (
        BitConverter.DoubleToInt64Bits(sample.Last),
        BitConverter.DoubleToInt64Bits(sample.Min),
        BitConverter.DoubleToInt64Bits(sample.Max),
        BitConverter.DoubleToInt64Bits(sample.Sum),
        sample.Count);
}
