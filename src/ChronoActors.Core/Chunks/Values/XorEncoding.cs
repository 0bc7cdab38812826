using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>
/// Real doubles: each is xored with the one before it, and the zeros at both ends of the result are not written. The idea is
/// Gorilla's (Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time Series Database", VLDB 2015), the codes are Chimp's
/// (Liakos, Papakonstantinopoulou, Kotidis: "Chimp: Efficient Lossless Floating Point Compression for Time Series Databases",
/// VLDB 2022).
/// </summary>
internal sealed class XorEncoding : IValueEncoding
{
    private const int Same = 0;
    private const int Centre = 1;
    private const int SameLeading = 2;
    private const int NewLeading = 3;

    private const int CodeBits = 2;
    private const int LeadingBits = 3;
    private const int SizeBits = 6;

    /// <summary>Only with more trailing zeros than this are they worth the six bits of their number.</summary>
    private const int MinTrailing = 6;

    private static ReadOnlySpan<byte> Leading => [0, 8, 12, 16, 18, 20, 22, 24];

    public int Id => 3;

    public bool TryWrite(ReadOnlySpan<double> values, ChunkScratch scratch)
    {
        var writer = scratch.Writer;
        var rawSize = values.Length * sizeof(double);
        writer.Reserve(rawSize + values.Length + 16);
        var bits = new BitWriter(writer.Free);
        var previous = BitConverter.DoubleToUInt64Bits(values[0]);
        bits.Write(previous, 64);
        var known = -1;
        foreach (var value in values[1..])
        {
            var current = BitConverter.DoubleToUInt64Bits(value);
            known = Write(ref bits, previous ^ current, known);
            previous = current;
        }

        var size = bits.Finish();
        if (size >= rawSize)
        {
            return false;
        }

        writer.Advance(size);
        return true;
    }

    public void Read(ref ChunkReader reader, Span<double> values, ChunkScratch scratch)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var bits = new BitReader(reader.Rest);
        var current = bits.Read(64);
        values[0] = BitConverter.UInt64BitsToDouble(current);
        var leading = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var head = (int)bits.Peek();
            var code = head & ((1 << CodeBits) - 1);
            var named = Leading[(head >> CodeBits) & ((1 << LeadingBits) - 1)];
            if (code == Centre)
            {
                var size = (head >> (CodeBits + LeadingBits)) & ((1 << SizeBits) - 1);
                var trailing = 64 - named - size;
                if (trailing < 0)
                {
                    throw ChunkFormatException.Corrupt("a value has more than 64 bits", reader.Position);
                }

                // A shift by 64 would shift by nothing; it is only asked for where there are no bits at all.
                bits.Skip(CodeBits + LeadingBits + SizeBits);
                current ^= bits.Read(size) << (trailing & 63);
            }
            else if (code == Same)
            {
                bits.Skip(CodeBits);
            }
            else
            {
                leading = code == NewLeading ? named : leading;
                bits.Skip(code == NewLeading ? CodeBits + LeadingBits : CodeBits);
                current ^= bits.Read(64 - leading);
            }

            values[i] = BitConverter.UInt64BitsToDouble(current);
        }

        reader.Take(bits.Finish());
    }

    /// <returns>The class of leading zeros that the reader knows from now on; -1 for none.</returns>
    private static int Write(ref BitWriter bits, ulong xor, int known)
    {
        if (xor == 0)
        {
            bits.Write(Same, CodeBits);
            return -1;
        }

        var leading = LeadingClass(BitOperations.LeadingZeroCount(xor));
        var trailing = BitOperations.TrailingZeroCount(xor);
        if (trailing > MinTrailing)
        {
            var size = 64 - Leading[leading] - trailing;
            bits.Write((ulong)(Centre | (leading << CodeBits) | (size << (CodeBits + LeadingBits))), CodeBits + LeadingBits + SizeBits);
            bits.Write(xor >> trailing, size);
            return -1;
        }

        if (leading == known)
        {
            bits.Write(SameLeading, CodeBits);
        }
        else
        {
            bits.Write((ulong)(NewLeading | (leading << CodeBits)), CodeBits + LeadingBits);
        }

        bits.Write(xor, 64 - Leading[leading]);
        return leading;
    }

    private static int LeadingClass(int zeros)
    {
        var leading = Leading.Length - 1;
        while (Leading[leading] > zeros)
        {
            leading--;
        }

        return leading;
    }
}
