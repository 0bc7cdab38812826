using System.Runtime.CompilerServices;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Values;

namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>
/// One double on its own, one to nine bytes: a tag (how many mantissa bytes, how many decimals) and the mantissa, zig-zag, lowest
/// byte first. What is no short decimal has all its eight bytes. The caller reserves <see cref="MaxSize"/>.
/// </summary>
internal static class ValueToken
{
    /// <summary>Longest token; the writer may touch so many bytes even for a shorter one.</summary>
    public const int MaxSize = 16;

    /// <summary>A tag for the caller's use: there is no value.</summary>
    public const byte Missing = 0xF0;

    /// <summary>A tag for the caller's use: an interval sample follows.</summary>
    public const byte Interval = 0xF1;

    private const byte Raw = 0xF8;
    private const int SizeMask = 0x0F;

    public static void Write(ChunkWriter writer, double value)
    {
        if (Decimals.TryFind(value, out var mantissa, out var decimals))
        {
            var bits = ZigZag.Encode(mantissa);
            var size = (71 - System.Numerics.BitOperations.LeadingZeroCount(bits)) >> 3;
            writer.Byte((byte)((decimals << 4) | size));
            writer.Fixed(bits, size);
            return;
        }

        writer.Byte(Raw);
        writer.Fixed64(BitConverter.DoubleToUInt64Bits(value));
    }

    public static double Read(ref ChunkReader reader) => Read(reader.Byte(), ref reader);

    /// <param name="tag">The token's first byte, already read; neither <see cref="Missing"/> nor <see cref="Interval"/>.</param>
    /// <param name="reader">Stands behind the tag.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Read(byte tag, ref ChunkReader reader)
    {
        var size = tag & SizeMask;
        if (tag < Missing && size <= sizeof(ulong))
        {
            return Decimals.ToDouble(ZigZag.Decode(reader.Fixed(size)), tag >> 4);
        }

        return tag == Raw
            ? BitConverter.UInt64BitsToDouble(reader.Fixed64())
            : throw ChunkFormatException.Corrupt($"0x{tag:X2} begins no value", reader.Position);
    }
}
