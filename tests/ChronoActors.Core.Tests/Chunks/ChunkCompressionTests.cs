using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Chunks;

public class ChunkCompressionTests
{
    [Theory]
    [InlineData(500, 8, 0, 0.92)]
    [InlineData(500, 8, 1_000_000, 1.15)]
    [InlineData(100, 8, 0, 1.00)]
    [InlineData(100, 8, 1_000_000, 1.25)]
    [InlineData(60, 8, 0, 1.07)]
    [InlineData(60, 8, 1_000_000, 1.30)]
    [InlineData(1, 8, 0, 4.40)]
    public void The_mix_of_a_machine_takes_few_bytes_per_sample(int rows, int metrics, int jitterNs, double limit)
    {
        var options = rows == 1 ? ChunkOptions.None : ChunkOptions.Checksum;
        var chunk = ChunkRoundTripTests.Encode(Workload.Mix(rows, metrics, jitterNs), options);
        Assert.InRange(chunk.Length / (double)(rows * metrics), 0, limit);
    }

    [Fact]
    public void Aligned_timestamps_and_constants_take_a_few_bytes_in_all()
    {
        var chunk = ChunkRoundTripTests.Encode(Block(500, _ => 42), ChunkOptions.Checksum);
        Assert.InRange(chunk.Length, 0, 32);
    }

    [Fact]
    public void Plain_interval_samples_cost_nothing()
    {
        var plain = new RowBlock(1);
        var interval = new RowBlock(1);
        for (var row = 0; row < 100; row++)
        {
            plain.AddRow(row);
            plain.Set(0, row * 1.5);
            interval.AddRow(row);
            interval.Set(0, IntervalSample.Of(row * 1.5));
        }

        Assert.Equal(
            ChunkRoundTripTests.Encode(plain, ChunkOptions.None), ChunkRoundTripTests.Encode(interval, ChunkOptions.None));
    }

    [Fact]
    public void A_few_values_that_are_no_decimals_are_exceptions()
    {
        var clean = ChunkRoundTripTests.Encode(Block(250, row => row * 7 % 100 / 10.0), ChunkOptions.None);
        var patched = ChunkRoundTripTests.Encode(
            Block(250, row => row % 100 == 50 ? double.NaN : row * 7 % 100 / 10.0), ChunkOptions.None);
        Assert.InRange(patched.Length - clean.Length, 20, 60);
    }

    [Fact]
    public void A_value_that_rarely_changes_takes_few_bits()
    {
        var chunk = ChunkRoundTripTests.Encode(Block(500, row => 1000 + (row / 50 * 17)), ChunkOptions.None);
        Assert.InRange(chunk.Length, 0, 130);
    }

    [Fact]
    public void Random_bits_take_no_more_than_their_eight_bytes()
    {
        var state = 1UL;
        var block = Block(500, _ => BitConverter.UInt64BitsToDouble(state = (state * 6364136223846793005) + 1442695040888963407));
        Assert.InRange(ChunkRoundTripTests.Encode(block, ChunkOptions.None).Length, 4000, 4032);
    }

    [Fact]
    public void A_metric_without_any_value_takes_one_byte()
    {
        var block = Block(100, _ => 1);
        var without = ChunkRoundTripTests.Encode(block, ChunkOptions.None).Length;
        block.EnsureMetrics(2);
        Assert.Equal(without + 1, ChunkRoundTripTests.Encode(block, ChunkOptions.None).Length);
    }

    private static RowBlock Block(int rows, Func<int, double> value)
    {
        var block = new RowBlock(1);
        for (var row = 0; row < rows; row++)
        {
            block.AddRow(1_795_424_400_000_000_000 + (row * 1_000_000_000L));
            block.Set(0, value(row));
        }

        return block;
    }
}
