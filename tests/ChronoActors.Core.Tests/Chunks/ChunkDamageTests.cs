using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;
using CsCheck;

namespace ChronoActors.Core.Tests.Chunks;

public class ChunkDamageTests
{
    [Theory]
    [InlineData(ChunkOptions.None)]
    [InlineData(ChunkOptions.Checksum)]
    public void Every_truncation_is_refused(ChunkOptions options) => BlockGen.Block.Sample(
        block =>
        {
            var chunk = ChunkRoundTripTests.Encode(block, options);
            var decoded = new RowBlock();
            var stride = 1 + (chunk.Length / 500);
            for (var length = 0; length < chunk.Length; length += stride)
            {
                Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(chunk.AsSpan(0, length), decoded));
                Assert.Equal((0, 0), (decoded.RowCount, decoded.MetricCount));
            }

            Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(chunk.AsSpan(0, chunk.Length - 1), decoded));
        },
        iter: 60);

    [Theory]
    [InlineData(ChunkOptions.None)]
    [InlineData(ChunkOptions.Checksum)]
    public void Bytes_after_the_chunk_are_refused(ChunkOptions options) => BlockGen.Block.Sample(
        block =>
        {
            byte[] chunk = [.. ChunkRoundTripTests.Encode(block, options), 0];
            Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(chunk, new RowBlock()));
        },
        iter: 200);

    [Fact]
    public void With_a_checksum_every_changed_byte_is_found() =>
        Gen.Select(BlockGen.Block, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample(
            (block, at, change) =>
            {
                var chunk = ChunkRoundTripTests.Encode(block, ChunkOptions.Checksum);
                chunk[at % chunk.Length] ^= change;
                Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(chunk, new RowBlock()));
            },
            iter: 600);

    [Fact]
    public void Without_a_checksum_changed_bytes_give_rows_or_the_format_error() =>
        Gen.Select(BlockGen.Block, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4]).Sample(
            (block, changes) =>
            {
                var chunk = ChunkRoundTripTests.Encode(block, ChunkOptions.None);
                foreach (var (at, value) in changes)
                {
                    chunk[at % chunk.Length] = value;
                }

                DecodeOrRefuse(chunk);
            },
            iter: 1_500);

    [Fact]
    public void Garbage_gives_rows_or_the_format_error() =>
        Gen.Select(Gen.OneOf(Gen.Const((byte)0x01), Gen.Const((byte)0x21), Gen.Byte), Gen.Byte[0, 100], Gen.Byte[0, 20], Gen.Byte.Array[0, 300])
            .Sample((first, rows, metrics, rest) => DecodeOrRefuse([first, rows, metrics, .. rest]), iter: 10_000);

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x41)]
    [InlineData(0x91)]
    [InlineData(0x00)]
    public void A_format_of_the_future_is_named(byte first)
    {
        var error = Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode([first, 0, 0], new RowBlock()));
        Assert.Contains($"0x{first:X2}", error.Message, StringComparison.Ordinal);
        Assert.Contains("version 1", error.Message, StringComparison.Ordinal);
        Assert.False(ChunkCodec.TryReadHeader([first, 0, 0], out _));
    }

    [Theory]
    [InlineData("0181800400")] // 65,537 rows
    [InlineData("0100E907")] // 1,001 metrics
    [InlineData("018080040900000000000000000000000000000000")] // 65,536 rows of 9 metrics
    [InlineData("01FFFFFFFFFFFFFFFFFF0100")] // rows of 64 bits
    [InlineData("01FFFFFFFFFFFFFFFFFFFF00")] // rows of 70 bits
    public void Claims_beyond_the_limits_are_refused(string hex) =>
        Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(Convert.FromHexString(hex), new RowBlock()));

    [Fact]
    public void A_few_bytes_can_not_ask_for_columns_that_are_not_there()
    {
        // 500 rows of 1,000 metrics, equal timestamps, and no column.
        var chunk = Convert.FromHexString("01F403E807" + "0000000000000000" + "000000" + "00");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ChunkFormatException>(() => ChunkCodec.Decode(chunk, new RowBlock()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static void DecodeOrRefuse(byte[] chunk)
    {
        var decoded = new RowBlock();
        try
        {
            ChunkCodec.Decode(chunk, decoded);
            Assert.True(ChunkLimits.Allow(decoded.RowCount, decoded.MetricCount));
        }
        catch (ChunkFormatException)
        {
            Assert.Equal(0, decoded.RowCount);
        }
    }
}
