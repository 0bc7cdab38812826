using ChronoActors.Client.Delivery;
using ChronoActors.Core.Samples;
using CsCheck;

namespace ChronoActors.Client.Tests.Delivery;

public class RowQueueTests
{
    private static readonly Gen<IntervalSample?> Cell = Gen.OneOf(
        Gen.Const((IntervalSample?)null),
        Gen.Double.Select(value => (IntervalSample?)IntervalSample.Of(value)),
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[2, 9]).Select((value, count) => (IntervalSample?)new IntervalSample(value, value - 1, value + 1, value * count, count)));

    private static readonly Gen<RowBlock> Blocks =
        from metrics in Gen.OneOf(Gen.Int[1, 5], Gen.Int[60, 70])
        from rows in Gen.Select(Gen.Long[0, 1000], Cell.Array[metrics]).Array[1, 30]
        select Block(metrics, rows);

    [Fact]
    public void Rows_come_back_bit_for_bit_in_order() => Blocks.Sample(
        block =>
        {
            var queue = new RowQueue();
            var target = new RowBlock();
            var taken = 0;
            for (var row = 0; row < block.RowCount; row++)
            {
                var before = queue.Bytes;
                queue.Add(block, row);
                Assert.Equal(RowQueue.CostOf(block, row).Bytes, queue.Bytes - before);
                if (row % 3 == 2)
                {
                    queue.CopyTo(target, block.MetricCount, 0, 2, long.MaxValue);
                    AssertRows(block, taken, target);
                    taken += queue.Drop(2).Rows;
                }
            }

            queue.CopyTo(target, block.MetricCount, 0, int.MaxValue, long.MaxValue);
            AssertRows(block, taken, target);
            queue.Drop(queue.RowCount);
            Assert.Equal(0, queue.Bytes);
        },
        iter: 500);

    [Fact]
    public void Merging_keeps_count_sum_min_and_max_and_frees_what_it_says() => Gen.Select(Gen.Int[-1000, 1000].Array[1, 60], Gen.Int[0, 10]).Sample(
        (values, skip) =>
        {
            skip = Math.Min(skip, values.Length);
            var queue = new RowQueue();
            var block = Block(1, [.. values.Select((value, i) => ((long)i, new IntervalSample?[] { IntervalSample.Of(value) }))]);
            for (var row = 0; row < values.Length; row++)
            {
                queue.Add(block, row);
            }

            var bytes = queue.Bytes;
            var freed = queue.Merge(skip, 1, 8);
            Assert.Equal(bytes - freed.Bytes, queue.Bytes);
            Assert.Equal(values.Length - freed.Rows, queue.RowCount);
            Assert.True(values.Length - skip < 8 || freed.Bytes > 0);

            var target = new RowBlock();
            queue.CopyTo(target, 1, 0, int.MaxValue, long.MaxValue);
            var samples = Enumerable.Range(0, target.RowCount).Select(row => target.Column(0)[row]).ToList();
            Assert.Equal(values.Take(skip).Select(value => IntervalSample.Of(value)), samples.Take(skip));
            Assert.Equal(values.Length, samples.Sum(sample => sample.Count));
            Assert.Equal(values.Sum(), samples.Sum(sample => sample.Sum));
            Assert.Equal(values.Min(), samples.Min(sample => sample.Min));
            Assert.Equal(values.Max(), samples.Max(sample => sample.Max));
            Assert.Equal(values.Length - 1, target.Timestamps[^1]);
            Assert.Equal(values[^1], samples[^1].Last);
        },
        iter: 500);

    [Fact]
    public void A_sum_that_would_overflow_is_not_merged()
    {
        var block = Block(1, [.. Enumerable.Range(0, 8).Select(i => ((long)i, new IntervalSample?[] { IntervalSample.Of(1.7e308) }))]);
        var queue = new RowQueue();
        for (var row = 0; row < block.RowCount; row++)
        {
            queue.Add(block, row);
        }

        Assert.Equal(default, queue.Merge(0, 1, 8));
        Assert.Equal(8, queue.RowCount);
    }

    private static RowBlock Block(int metrics, (long TimestampNs, IntervalSample?[] Cells)[] rows)
    {
        var block = new RowBlock(metrics);
        foreach (var (timestampNs, cells) in rows)
        {
            block.AddRow(timestampNs);
            for (var metric = 0; metric < metrics; metric++)
            {
                if (cells[metric] is { } sample)
                {
                    block.Set(metric, sample);
                }
            }
        }

        return block;
    }

    private static void AssertRows(RowBlock expected, int from, RowBlock actual)
    {
        for (var row = 0; row < actual.RowCount; row++)
        {
            Assert.Equal(expected.Timestamps[from + row], actual.Timestamps[row]);
            for (var metric = 0; metric < expected.MetricCount; metric++)
            {
                var present = expected.Column(metric).IsPresent(from + row);
                Assert.Equal(present, actual.Column(metric).IsPresent(row));
                if (present)
                {
                    Assert.Equal(Bits(expected.Column(metric)[from + row]), Bits(actual.Column(metric)[row]));
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
