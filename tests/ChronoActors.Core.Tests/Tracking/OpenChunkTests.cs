using ChronoActors.Core.Samples;
using ChronoActors.Core.Tests.Chunks;
using ChronoActors.Core.Tracking;
using CsCheck;

namespace ChronoActors.Core.Tests.Tracking;

public class OpenChunkTests
{
    [Fact]
    public void It_gives_back_what_was_appended_bit_for_bit() => BlockGen.Block.Array[0, 6].Sample(
        pieces =>
        {
            var (open, expected, actual) = (new OpenChunk(), new RowBlock(), new RowBlock());
            Append(pieces, open, expected);
            open.CopyTo(actual);
            Assert.Equal(expected.RowCount, open.RowCount);
            RowBlocks.AssertSame(expected, actual);
        },
        iter: 300);

    [Fact]
    public void Cleared_it_keeps_nothing() => Gen.Select(BlockGen.Block, BlockGen.Block).Sample(
        (before, after) =>
        {
            var (open, expected, actual) = (new OpenChunk(), new RowBlock(), new RowBlock());
            open.Append(before);
            open.Clear();
            Append([after], open, expected);
            open.CopyTo(actual);
            RowBlocks.AssertSame(expected, actual);
        },
        iter: 300);

    /// <summary>Metrics that came with a later piece are missing in the rows before it.</summary>
    private static void Append(RowBlock[] pieces, OpenChunk open, RowBlock expected)
    {
        foreach (var piece in pieces)
        {
            open.Append(piece);
            expected.EnsureMetrics(piece.RowCount == 0 ? 0 : piece.MetricCount);
            for (var row = 0; row < piece.RowCount; row++)
            {
                expected.AddRow(piece, row);
            }
        }
    }
}
