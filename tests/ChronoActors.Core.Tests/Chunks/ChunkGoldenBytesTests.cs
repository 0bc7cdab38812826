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
        { "empty", ChunkOptions.None, "?" },
        { "one row", ChunkOptions.None, "?" },
        { "two rows with gaps and an interval", ChunkOptions.Checksum, "?" },
        { "every encoding", ChunkOptions.Checksum, "?" },
        { "gaps and intervals", ChunkOptions.Checksum, "?" },
        { "jitter", ChunkOptions.None, "?" },
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
