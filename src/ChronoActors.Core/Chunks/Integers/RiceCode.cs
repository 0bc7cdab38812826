using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// Distances from a centre, zig-zag, or from the smallest value, split into low bits and a quotient in unary
/// (R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL 79-22, 1979): near the entropy where small distances
/// are frequent. An outlier is an exception of its own: a quotient that is never used, its size and itself.
/// </summary>
internal readonly struct RiceCode
{
    /// <summary>Most low bits.</summary>
    public const int MaxLowBits = 32;

    /// <summary>Most bytes that one distance can take.</summary>
    public const int MaxBytes = 11;

    /// <summary>The quotient that stands for an outlier.</summary>
    private const int Outlier = 12;

    private const int SizeBits = 6;

    private readonly long _centre;

    private RiceCode(int lowBits, long centre, bool isOneSided) =>
        (LowBits, _centre, IsOneSided) = (lowBits, centre, isOneSided);

    /// <summary>How many bits of a distance are not unary.</summary>
    public int LowBits { get; }

    /// <summary>Whether no value is below the centre.</summary>
    public bool IsOneSided { get; }

    /// <summary>Finds the code for a block, if it takes less than <paramref name="limit"/> bits.</summary>
    /// <param name="block">The values.</param>
    /// <param name="min">The smallest of them.</param>
    /// <param name="limit">What another code takes.</param>
    /// <param name="code">The code.</param>
    public static bool TryFind(ReadOnlySpan<long> block, long min, long limit, out RiceCode code)
    {
        var centre = Centre.Of(block);
        var (above, around) = (0L, 0L);
        foreach (var value in block)
        {
            above += SizeOf((ulong)(value - min));
            around += SizeOf(ZigZag.Encode(value - centre));
        }

        var isOneSided = above <= around;
        var sizes = Math.Min(above, around);
        var isFound = false;
        code = default;

        // A code word is longer than the distance itself: often that settles it.
        if (sizes >= limit)
        {
            return false;
        }

        var typical = (int)(sizes / block.Length);
        for (var lowBits = Math.Max(0, typical - 1); lowBits <= Math.Min(MaxLowBits, typical + 1); lowBits++)
        {
            var candidate = new RiceCode(lowBits, isOneSided ? min : centre, isOneSided);
            var bits = candidate.BitsFor(block);
            if (bits < limit)
            {
                (code, limit, isFound) = (candidate, bits, true);
            }
        }

        return isFound;
    }

    public void Write(ReadOnlySpan<long> block, ChunkWriter writer)
    {
        writer.SignedVarint(_centre);
        var bits = new BitWriter(writer.Free);
        var lowMask = (1UL << LowBits) - 1;
        foreach (var value in block)
        {
            var distance = DistanceOf(value);
            var quotient = distance >> LowBits;
            if (quotient < Outlier)
            {
                var stop = 1UL << (int)quotient;
                bits.Write(stop | ((distance & lowMask) << ((int)quotient + 1)), (int)quotient + 1 + LowBits);
            }
            else
            {
                var size = SizeOf(distance);
                bits.Write((1UL << Outlier) | ((ulong)(size - 1) << (Outlier + 1)), Outlier + 1 + SizeBits);
                bits.Write(distance, size);
            }
        }

        writer.Advance(bits.Finish());
    }

    public static void Read(int lowBits, bool isOneSided, ref ChunkReader reader, Span<long> block)
    {
        var centre = reader.SignedVarint();
        reader.ExpectAtLeast((block.Length * (lowBits + 1)) >> 3);
        var bits = new BitReader(reader.Rest);
        var lowMask = (1UL << lowBits) - 1;
        var longest = Outlier + 1 + lowBits;
        var (next, left) = (0UL, 0);
        foreach (ref var value in block)
        {
            if (left < longest)
            {
                next = bits.Peek();
                left = BitReader.PeekBits;
            }

            var quotient = BitOperations.TrailingZeroCount(next);
            if (quotient < Outlier)
            {
                value = (long)(((ulong)quotient << lowBits) | ((next >> (quotient + 1)) & lowMask));
                var taken = quotient + 1 + lowBits;
                next >>= taken;
                left -= taken;
                bits.Skip(taken);
            }
            else if (quotient == Outlier)
            {
                bits.Skip(Outlier + 1);
                value = (long)bits.Read(1 + (int)bits.Read(SizeBits));
                left = 0;
            }
            else
            {
                throw ChunkFormatException.Corrupt("a unary number has no end", reader.Position);
            }
        }

        reader.Take(bits.Finish());
        foreach (ref var value in block)
        {
            value = centre + (isOneSided ? value : ZigZag.Decode((ulong)value));
        }
    }

    private long BitsFor(ReadOnlySpan<long> block)
    {
        var bits = 0L;
        foreach (var value in block)
        {
            var distance = DistanceOf(value);
            var quotient = distance >> LowBits;
            bits += 1 + (quotient < Outlier ? (int)quotient + LowBits : Outlier + SizeBits + SizeOf(distance));
        }

        return bits;
    }

    private ulong DistanceOf(long value) => IsOneSided ? (ulong)(value - _centre) : ZigZag.Encode(value - _centre);

    private static int SizeOf(ulong distance) => 64 - BitOperations.LeadingZeroCount(distance);
}
