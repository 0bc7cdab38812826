using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// Frame of reference: distances from the smallest value. Where their number is well below a power of two, the smallest
/// distances have one bit less (truncated binary code), so that 101 different steps take 6.73 bits instead of 7.
/// </summary>
internal readonly struct RangeCode
{
    /// <summary>Fixed widths are unpacked faster: a shorter code must save at least 1/32 of the size.</summary>
    private const int MinSaving = 32;

    private readonly ulong _span;

    private RangeCode(long min, ulong span, long bits) => (Min, _span, Bits) = (min, span, bits);

    public long Min { get; }

    /// <summary>Size of the packed block.</summary>
    public long Bits { get; }

    public bool IsSingle => _span == 0;

    public static RangeCode For(ReadOnlySpan<long> block)
    {
        var (min, max) = (block[0], block[0]);
        foreach (var value in block)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        var span = (ulong)(max - min);
        var width = WidthOf(span);
        var fixedBits = (long)block.Length * width;
        if (width < 2 || width > BitReader.PeekBits)
        {
            return new RangeCode(min, span, fixedBits);
        }

        var shortOnes = ShortOnes(span, width);
        var saved = 0L;
        foreach (var value in block)
        {
            saved += (ulong)(value - min) < shortOnes ? 1 : 0;
        }

        return saved * MinSaving >= fixedBits
            ? new RangeCode(min, span, fixedBits - saved)
            : new RangeCode(min, (1UL << width) - 1, fixedBits);
    }

    public void Write(ReadOnlySpan<long> block, ChunkWriter writer)
    {
        writer.SignedVarint(Min);
        writer.Varint(_span);
        var width = WidthOf(_span);
        var shortOnes = ShortOnes(_span, width);
        var bits = new BitWriter(writer.Free);
        foreach (var value in block)
        {
            var distance = (ulong)(value - Min);
            if (distance < shortOnes)
            {
                bits.Write(distance, width - 1);
            }
            else if (shortOnes > 0)
            {
                // The high bits come first: they tell the reader whether there is one more.
                var code = distance + shortOnes;
                bits.Write((code >> 1) | ((code & 1) << (width - 1)), width);
            }
            else
            {
                bits.Write(distance, width);
            }
        }

        writer.Advance(bits.Finish());
    }

    public static void Read(ref ChunkReader reader, Span<long> block)
    {
        var min = reader.SignedVarint();
        var span = reader.Varint();
        var width = WidthOf(span);
        var shortOnes = ShortOnes(span, width);
        reader.ExpectAtLeast((block.Length * (width - (shortOnes > 0 ? 1 : 0))) >> 3);
        var bits = new BitReader(reader.Rest);
        if (shortOnes == 0)
        {
            foreach (ref var value in block)
            {
                value = min + (long)bits.Read(width);
            }
        }
        else
        {
            ReadTruncated(ref bits, width, shortOnes, min, block);
        }

        reader.Take(bits.Finish());
    }

    private static void ReadTruncated(ref BitReader bits, int width, ulong shortOnes, long min, Span<long> block)
    {
        var high = (1UL << (width - 1)) - 1;
        var (next, left) = (0UL, 0);
        foreach (ref var value in block)
        {
            if (left < width)
            {
                next = bits.Peek();
                left = BitReader.PeekBits;
            }

            var distance = next & high;
            var longer = (distance << 1) + ((next >> (width - 1)) & 1) - shortOnes;
            var isShort = distance < shortOnes;
            value = min + (long)(isShort ? distance : longer);
            var taken = isShort ? width - 1 : width;
            next >>= taken;
            left -= taken;
            bits.Skip(taken);
        }
    }

    private static int WidthOf(ulong span) => 64 - BitOperations.LeadingZeroCount(span);

    /// <returns>How many of the smallest distances have one bit less.</returns>
    private static ulong ShortOnes(ulong span, int width) =>
        width is < 2 or > BitReader.PeekBits ? 0 : (1UL << width) - 1 - span;
}
