namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>
/// One number in 1 to 10 bytes, bit for bit: an integer divided by a power of ten where it is one, else its bits. The low three
/// bits of the first byte tell the power, or that bits follow.
/// </summary>
internal static class CompactNumber
{
    private const int TagBits = 3;
    private const int Raw = 7;

    /// <summary>From here on the integer takes as many bytes as the bits.</summary>
    private const double MaxInteger = 1L << 51;

    private static ReadOnlySpan<double> PowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Writes a number; ten bytes must be reserved.</summary>
    public static void Write(ChunkWriter writer, double value)
    {
        for (var power = 0; power < PowersOfTen.Length; power++)
        {
            var integer = Math.Round(value * PowersOfTen[power]);
            if (!(Math.Abs(integer) < MaxInteger))
            {
                break;
            }

            if (BitConverter.DoubleToInt64Bits(integer / PowersOfTen[power]) == BitConverter.DoubleToInt64Bits(value) && (integer != 0 || !double.IsNegative(value)))
            {
                writer.Varint((ZigZag.Encode((long)integer) << TagBits) | (uint)power);
                return;
            }
        }

        writer.Byte(Raw);
        writer.Fixed64((ulong)BitConverter.DoubleToInt64Bits(value));
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="ChunkFormatException">The bytes are cut or damaged.</exception>
    public static double Read(ref ChunkReader reader)
    {
        var tagged = reader.Varint();
        var tag = (int)(tagged & Raw);
        if (tag < Raw)
        {
            return ZigZag.Decode(tagged >> TagBits) / PowersOfTen[tag];
        }

        return tagged == Raw
            ? BitConverter.Int64BitsToDouble((long)reader.Fixed64())
            : throw ChunkFormatException.Corrupt("a number is neither an integer nor bits", reader.Position);
    }
}
