using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>Packs bits, the lowest bit of the first byte first. <see cref="Finish"/> fills up the last byte.</summary>
/// <param name="target">Large enough for all bits and eight bytes more.</param>
internal ref struct BitWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;
    private ulong _pending;
    private int _pendingBits;
    private int _length;

    /// <param name="value">Has no bit beyond <paramref name="count"/>.</param>
    /// <param name="count">How many bits, 0 to 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong value, int count)
    {
        _pending |= value << _pendingBits;
        var total = _pendingBits + count;
        if (total >= 64)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_target[_length..], _pending);
            _length += sizeof(ulong);
            total -= 64;
            _pending = total == 0 ? 0 : value >> (count - total);
        }

        _pendingBits = total;
    }

    /// <returns>Number of bytes written.</returns>
    public readonly int Finish()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_target[_length..], _pending);
        return _length + ((_pendingBits + 7) >> 3);
    }
}
