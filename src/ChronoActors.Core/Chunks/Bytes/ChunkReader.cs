using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>Reads numbers from a chunk and refuses to read past its end.</summary>
internal ref struct ChunkReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxVarintShift = 63;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    /// <summary>What is not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    /// <summary>The same reader on a chunk that ends earlier.</summary>
    public readonly ChunkReader Until(int end)
    {
        if (end < Position)
        {
            throw ChunkFormatException.Truncated(_bytes.Length);
        }

        return new ChunkReader(_bytes[..end]) { Position = Position };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Byte()
    {
        if ((uint)Position >= (uint)_bytes.Length)
        {
            throw ChunkFormatException.Truncated(_bytes.Length);
        }

        return _bytes[Position++];
    }

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>The low <paramref name="size"/> bytes of a number, 0 to 8.</summary>
    public ulong Fixed(int size)
    {
        var rest = Rest;
        if (size < sizeof(ulong) && rest.Length >= sizeof(ulong))
        {
            Position += size;
            return BinaryPrimitives.ReadUInt64LittleEndian(rest) & ((1UL << (size * 8)) - 1);
        }

        var value = 0UL;
        var taken = Take(size);
        for (var i = 0; i < taken.Length; i++)
        {
            value |= (ulong)taken[i] << (i * 8);
        }

        return value;
    }

    /// <summary>Seven bits a byte, lowest first.</summary>
    public ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return shift < MaxVarintShift || next <= 1
                    ? value
                    : throw ChunkFormatException.Corrupt("a number has more than 64 bits", Position);
            }

            if (shift == MaxVarintShift)
            {
                throw ChunkFormatException.Corrupt("a number has more than 64 bits", Position);
            }
        }
    }

    /// <summary>A signed number, small magnitudes in few bytes.</summary>
    public long SignedVarint() => ZigZag.Decode(Varint());

    public ReadOnlySpan<byte> Take(int count)
    {
        ExpectAtLeast(count);
        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    public readonly void ExpectAtLeast(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw ChunkFormatException.Truncated(_bytes.Length);
        }
    }

    public readonly void ExpectEnd()
    {
        if (Position != _bytes.Length)
        {
            throw ChunkFormatException.Corrupt($"{_bytes.Length - Position} bytes follow its last column", Position);
        }
    }
}
