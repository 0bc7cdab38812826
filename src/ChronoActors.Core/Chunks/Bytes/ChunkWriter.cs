using System.Buffers.Binary;

namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>Writes numbers to a buffer that grows. Call <see cref="Reserve"/> before the other methods.</summary>
internal sealed class ChunkWriter
{
    private byte[] _buffer = new byte[512];

    /// <summary>Number of bytes written.</summary>
    public int Length { get; private set; }

    public int Capacity => _buffer.Length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>The reserved bytes that are not written yet.</summary>
    public Span<byte> Free => _buffer.AsSpan(Length);

    /// <summary>Makes room for so many more bytes.</summary>
    public void Reserve(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(Length + count, _buffer.Length * 2));
        }
    }

    public void Clear() => Length = 0;

    /// <summary>Takes back what was written after <paramref name="length"/>.</summary>
    public void TruncateTo(int length) => Length = length;

    /// <summary>Declares bytes of <see cref="Free"/> as written.</summary>
    public void Advance(int count) => Length += count;

    public void Byte(byte value) => _buffer[Length++] = value;

    /// <summary>Replaces a byte that was written as a placeholder.</summary>
    public void Patch(int position, byte value) => _buffer[position] = value;

    public void Fixed64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Free, value);
        Length += sizeof(ulong);
    }

    /// <summary>The low <paramref name="size"/> bytes; eight must be reserved.</summary>
    public void Fixed(ulong value, int size)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Free, value);
        Length += size;
    }

    /// <inheritdoc cref="ChunkReader.Varint"/>
    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _buffer[Length++] = (byte)(value | 0x80);
        }

        _buffer[Length++] = (byte)value;
    }

    /// <inheritdoc cref="ChunkReader.SignedVarint"/>
    public void SignedVarint(long value) => Varint(ZigZag.Encode(value));
}
