using ChronoActors.Core.Samples;
using ChronoActors.Core.Tests.Chunks;
using CsCheck;

namespace ChronoActors.Core.Tests.Samples;

public class RowBlockTests
{
    [Fact]
    public void Rows_without_a_value_are_missing_and_not_counted()
    {
        var block = new RowBlock(2);
        block.AddRow(10);
        block.Set(0, 1);
        block.AddRow(20);
        block.Set(1, 2);
        block.AddRow(30);

        Assert.Equal(2, block.SampleCount);
        Assert.True(block.Column(0).IsPresent(0));
        Assert.False(block.Column(0).IsPresent(1));
        Assert.False(block.Column(1).IsPresent(0));
        Assert.Equal(IntervalSample.Of(2), block.Column(1)[1]);
        Assert.False(block.Column(1).IsPresent(2));
        Assert.Equal(3, block.Column(1).Last.Length);
    }

    [Fact]
    public void A_cleared_block_shows_nothing_of_its_earlier_rows()
    {
        var interval = new IntervalSample(2, 1, 3, 6, 3);
        var block = new RowBlock(2);
        for (var row = 0; row < 200; row++)
        {
            block.AddRow(row);
            if (row % 2 == 0)
            {
                block.Set(0, interval);
            }
        }

        block.Clear(2);
        Assert.Equal((0, 2, 0, true), (block.RowCount, block.MetricCount, block.SampleCount, block.IsSorted));
        for (var row = 0; row < 200; row++)
        {
            block.AddRow(row);
            block.Set(0, row);
        }

        Assert.False(block.Column(0).HasMissing);
        Assert.False(block.Column(0).HasIntervals);

        block.AddRow(200);
        block.AddRow(201);
        block.Set(0, interval);
        Assert.All(Enumerable.Range(0, 200), row => Assert.Equal(IntervalSample.Of(row), block.Column(0)[row]));
        Assert.False(block.Column(0).IsPresent(200));
        Assert.Equal(interval, block.Column(0)[201]);
    }

    [Fact]
    public void Reuse_is_the_same_as_a_new_block()
    {
        var reused = new RowBlock();
        BlockGen.Block.Sample(
            block =>
            {
                reused.Clear(block.MetricCount);
                for (var row = 0; row < block.RowCount; row++)
                {
                    reused.AddRow(block, row);
                }

                RowBlocks.AssertSame(block, reused);
                Assert.Equal(block.SampleCount, reused.SampleCount);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void A_narrower_reuse_hides_the_columns_it_does_not_have()
    {
        var block = new RowBlock(3);
        block.AddRow(1);
        block.Set(2, 5);
        block.Clear(1);
        block.AddRow(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Set(2, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Column(2));

        block.EnsureMetrics(3);
        Assert.False(block.Column(2).IsPresent(0));
        Assert.Equal(0, block.SampleCount);
    }

    [Fact]
    public void A_row_has_one_value_per_metric()
    {
        var block = new RowBlock(1);
        Assert.Throws<InvalidOperationException>(() => block.Set(0, 1));
        block.AddRow(1);
        block.Set(0, 1);
        Assert.Throws<InvalidOperationException>(() => block.Set(0, 2));
        Assert.Equal(1, block.Column(0).Last.Length);
    }

    [Fact]
    public void Whole_columns_are_the_same_as_single_values()
    {
        var single = new RowBlock(1);
        for (var row = 0; row < 100; row++)
        {
            single.AddRow(100 - row);
            single.Set(0, row);
        }

        var whole = new RowBlock(1);
        whole.AddTimestamps(single.Timestamps);
        whole.SetColumn(0, single.Column(0).Last);
        RowBlocks.AssertSame(single, whole);
        Assert.False(whole.IsSorted);
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.SetColumn(0, [1]));
    }

    [Fact]
    public void Sorting_keeps_the_order_of_equal_timestamps()
    {
        var block = new RowBlock(1);
        foreach (var (timestamp, value) in new[] { (5L, 1.0), (3, 2), (5, 3), (long.MinValue, 4), (long.MaxValue, 5), (3, 6) })
        {
            block.AddRow(timestamp);
            block.Set(0, value);
        }

        var sorted = block.Sorted();
        Assert.True(sorted.IsSorted);
        Assert.Equal([4, 2, 6, 1, 3, 5], sorted.Column(0).Last.ToArray());
    }

    [Fact]
    public void An_interval_sample_that_contradicts_itself_is_kept_as_it_is()
    {
        var block = new RowBlock(1);
        var contradictory = new IntervalSample(1, 2, 3, 4, 0);
        block.AddRow(1);
        block.Set(0, contradictory);
        Assert.True(block.Column(0).IsInterval(0));
        Assert.Equal(contradictory, block.Column(0)[0]);
    }
}
