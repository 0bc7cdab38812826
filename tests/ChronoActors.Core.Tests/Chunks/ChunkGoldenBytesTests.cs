using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Chunks;

/// <summary>
/// Chunks rest in journals for years: these bytes must be read for ever. When an encoder improves, its new bytes may be added
/// here; the old ones stay in the test of the decoder.
/// </summary>
public class ChunkGoldenBytesTests
{
    public static TheoryData<string, ChunkOptions, string> Chunks => new()
    {
        { "empty", ChunkOptions.None, "210003" },
        { "one row", ChunkOptions.None, "21010800A011AFFAA0EA180022920912EA0122B61C016222DA2F12BE0522FE42" },
        {
            "two rows with gaps and an interval",
            ChunkOptions.Checksum,
            "31020300A011AFFAA0EA1880A8D6B907F0F100F80000000000000080F8FFFFFFFFFFFFEF7FF8343333333333D33F02F10102"
            + "F80000000000000080F8FFFFFFFFFFFFEF7FF8343333333333D33FD20FF0F10104F80000000000000080F8FFFFFFFFFFFFEF"
            + "7FF8343333333333D33FA21FF10104F80000000000000080F8FFFFFFFFFFFFEF7FF8343333333333D33FA21F0420CD82"
        },
        {
            "every encoding",
            ChunkOptions.Checksum,
            "11090600A011AFFAA0EA1805008094EBDC030002011196020205316401020E485D6E7F02800104000000000000F8FF000001"
            + "00015D03555555555555D53F65C8F0FFFFFFFFFFBFFF4BC1E3FFFFFFFFFFBF91849270123AFEFFFFFFFFFF3D040000000000"
            + "000000EFCDAB8967452301EEBC9A78563412F0CD69039D36D06903DC7935F1AC6824E0AB055BB0055BB005CA36D069039D36"
            + "D089A1B2C3D4E5F607B8F36AE259D148C0020000000B006B06002720A1CF0ACC061A4B"
        },
        {
            "gaps and intervals",
            ChunkOptions.Checksum,
            "11080300A011AFFAA0EA1805008094EBDC03000212490001020102010A420001000002020001010002020001020002020005"
            + "003C00020178000032032A0001040002010002000406020102010202000406020102010200040000A8AA38C5"
        },
        {
            "rare steps and outliers",
            ChunkOptions.None,
            "01280200A011AFFAA0EA1805008094EBDC03000202000000060453D19E8AF6540400BD00CA9ABBA7A23D15EDA90002000500"
            + "640300FFEF0F004300F2052ABFFF2F"
        },
        { "jitter", ChunkOptions.None, "01070000A011AFFAA0EA1807006480DAC409010004FD11" },
    };

    [Theory]
    [MemberData(nameof(Chunks))]
    public void The_format_does_not_change(string name, ChunkOptions options, string hex)
    {
        Assert.Equal(hex, Convert.ToHexString(ChunkRoundTripTests.Encode(Block(name), options)));
        var decoded = new RowBlock();
        ChunkCodec.Decode(Convert.FromHexString(hex), decoded);
        RowBlocks.AssertSame(Block(name), decoded);
    }

    private static RowBlock Block(string name) => name switch
    {
        "empty" => new RowBlock(3),
        "one row" => Rows(1, 8, (_, metric) => IntervalSample.Of(metric * 12.25)),
        "two rows with gaps and an interval" => Rows(2, 3, (row, metric) => row == metric
            ? null
            : new IntervalSample(metric, -0.0, double.MaxValue, 0.1 + 0.2, 1 + (metric * 1000))),
        "every encoding" => Rows(9, 6, (row, metric) => IntervalSample.Of(metric switch
        {
            0 => 7.5,
            1 => (row * row) - 0.25,
            2 => row == 4 ? double.NaN : row % 2,
            3 => row + (1 / 3.0),
            4 => BitConverter.Int64BitsToDouble(row * 0x123456789ABCDEFL * (row % 2 == 0 ? -7 : 1)),
            _ => row == 5 ? 1e6 : row % 3,
        })),
        "gaps and intervals" => Rows(8, 3, (row, metric) => metric switch
        {
            0 => row % 3 == 0 ? null : IntervalSample.Of(row),
            1 => new IntervalSample(row, row - 1, row + 1, row * 60, 60),
            _ => row < 2 ? null : row % 2 == 0 ? IntervalSample.Of(row) : new IntervalSample(row, 0, row, row, 2),
        }),
        "rare steps and outliers" => Rows(40, 2, (row, metric) => IntervalSample.Of(
            metric == 0 ? (row * row % 7) + (row == 20 ? -1e9 : 0) : (row / 13 * 100) + (row / 20 * 1e12))),
        _ => Rows(7, 0, (_, _) => null, jitterNs: 100),
    };

    private static RowBlock Rows(int rows, int metrics, Func<int, int, IntervalSample?> sample, long jitterNs = 0)
    {
        var block = new RowBlock(metrics);
        for (var row = 0; row < rows; row++)
        {
            block.AddRow(1_795_424_400_000_000_000 + (row * 1_000_000_000L) + (row * row % 5 * jitterNs));
            for (var metric = 0; metric < metrics; metric++)
            {
                if (sample(row, metric) is { } present)
                {
                    block.Set(metric, present);
                }
            }
        }

        return block;
    }
}
