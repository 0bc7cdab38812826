using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// Residuals in blocks, each with the code that suits it: all the same (nothing but the value), within a range
/// (<see cref="RangeCode"/>), or mostly near a centre (<see cref="RiceCode"/>). A block's first byte has the code in its low two
/// bits.
/// </summary>
internal static class ResidualBlocks
{
    private const int BlockLength = 256;
    private const int MaxHeaderSize = 32;

    private const int CodeMask = 3;
    private const int CodeBits = 2;
    private const int SameCode = 0;
    private const int RangeCodeId = 1;
    private const int CentredRiceCodeId = 2;
    private const int OneSidedRiceCodeId = 3;

    public static void Write(ReadOnlySpan<long> residuals, ChunkWriter writer)
    {
        for (; residuals.Length > BlockLength; residuals = residuals[BlockLength..])
        {
            WriteBlock(residuals[..BlockLength], writer);
        }

        if (residuals.Length > 0)
        {
            WriteBlock(residuals, writer);
        }
    }

    public static void Read(ref ChunkReader reader, Span<long> residuals)
    {
        for (; residuals.Length > BlockLength; residuals = residuals[BlockLength..])
        {
            ReadBlock(ref reader, residuals[..BlockLength]);
        }

        if (residuals.Length > 0)
        {
            ReadBlock(ref reader, residuals);
        }
    }

    private static void WriteBlock(ReadOnlySpan<long> block, ChunkWriter writer)
    {
        writer.Reserve((block.Length * RiceCode.MaxBytes) + MaxHeaderSize);
        var range = RangeCode.For(block);
        if (range.IsSingle)
        {
            writer.Byte(SameCode);
            writer.SignedVarint(range.Min);
            return;
        }

        if (RiceCode.TryFind(block, range.Min, range.Bits, out var rice))
        {
            writer.Byte((byte)((rice.IsOneSided ? OneSidedRiceCodeId : CentredRiceCodeId) | (rice.LowBits << CodeBits)));
            rice.Write(block, writer);
            return;
        }

        writer.Byte(RangeCodeId);
        range.Write(block, writer);
    }

    private static void ReadBlock(ref ChunkReader reader, Span<long> block)
    {
        int head = reader.Byte();
        var parameter = head >> CodeBits;
        switch (head & CodeMask)
        {
            case SameCode when parameter == 0:
                block.Fill(reader.SignedVarint());
                break;
            case RangeCodeId when parameter == 0:
                RangeCode.Read(ref reader, block);
                break;
            case CentredRiceCodeId or OneSidedRiceCodeId when parameter <= RiceCode.MaxLowBits:
                RiceCode.Read(parameter, (head & CodeMask) == OneSidedRiceCodeId, ref reader, block);
                break;
            default:
                throw ChunkFormatException.Corrupt($"0x{head:X2} begins no block", reader.Position);
        }
    }
}
