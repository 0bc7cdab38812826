using System.Buffers;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;
using CsCheck;

namespace ChronoActors.Core.Tests.Chunks;

public class ChunkRoundTripTests
{
    private static readonly RowBlock Reused = new();

    [Theory]
    [InlineData(ChunkOptions.None)]
    [InlineData(ChunkOptions.Checksum)]
    public void Rows_come_back_bit_for_bit(ChunkOptions options) => BlockGen.Block.Sample(
        block =>
        {
            var decoded = new RowBlock();
            ChunkCodec.Decode(Encode(block, options), decoded);
            RowBlocks.AssertSame(block, decoded);
        },
        iter: 500);

    [Fact]
    public void A_reused_block_keeps_nothing_of_the_chunk_before() => BlockGen.Block.Sample(
        block =>
        {
            ChunkCodec.Decode(Encode(block, ChunkOptions.None), Reused);
            RowBlocks.AssertSame(block, Reused);
        },
        iter: 300,
        threads: 1);

    [Fact]
    public void The_header_tells_size_and_first_timestamp() => BlockGen.Block.Sample(
        block =>
        {
            Assert.True(ChunkCodec.TryReadHeader(Encode(block, ChunkOptions.Checksum), out var header));
            Assert.Equal((block.RowCount, block.MetricCount), (header.RowCount, header.MetricCount));
            Assert.Equal(block.RowCount == 0 ? 0 : block.Timestamps[0], header.FirstTimestampNs);
            Assert.True(header.HasChecksum);
        },
        iter: 200);

    [Fact]
    public void The_largest_blocks_fit_and_larger_ones_are_refused()
    {
        var tall = new RowBlock(8);
        tall.AddTimestamps(new long[ChunkLimits.MaxRows]);
        var wide = new RowBlock(ChunkLimits.MaxMetrics);
        wide.AddTimestamps(new long[ChunkLimits.MaxValues / ChunkLimits.MaxMetrics]);
        foreach (var block in new[] { tall, wide })
        {
            var decoded = new RowBlock();
            ChunkCodec.Decode(Encode(block, ChunkOptions.Checksum), decoded);
            RowBlocks.AssertSame(block, decoded);
            block.AddRow(1);
            Assert.Throws<ArgumentException>(() => Encode(block, ChunkOptions.Checksum));
        }
    }

    [Fact]
    public void Encoding_and_decoding_allocate_nothing_at_steady_state()
    {
        var target = new ArrayBufferWriter<byte>(1 << 20);
        var decoded = new RowBlock();
        var sparse = new RowBlock(2);
        for (var row = 0; row < 300; row++)
        {
            sparse.AddRow(row);
            if (row % 3 > 0)
            {
                sparse.Set(row % 2, new IntervalSample(row, 0, row * 1.1, row / 3.0, row % 5));
            }
        }

        foreach (var block in new[] { Workload.Mix(1, 8), Workload.Mix(500, 8, jitterNs: 1_000_000), sparse })
        {
            Cycle(block, target, decoded);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Cycle(block, target, decoded);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void Cycle(RowBlock block, ArrayBufferWriter<byte> target, RowBlock decoded)
    {
        target.ResetWrittenCount();
        ChunkCodec.Encode(block, target);
        ChunkCodec.Decode(target.WrittenSpan, decoded);
    }

    internal static byte[] Encode(RowBlock block, ChunkOptions options)
    {
        var target = new ArrayBufferWriter<byte>();
        ChunkCodec.Encode(block, target, options);
        return target.WrittenSpan.ToArray();
    }
}
