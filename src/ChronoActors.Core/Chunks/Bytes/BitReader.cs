using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>
/// Unpacks what <see cref="BitWriter"/> packed. Past the end there are zeros, so that loops need no check: whoever takes
/// as many bytes from the chunk as <see cref="Finish"/> says finds out.
/// </summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>How many bits <see cref="Peek"/> shows at least.</summary>
    public const int PeekBits = 57;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>The next bits, lowest first; what is beyond <see cref="PeekBits"/> may be zero instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ulong Peek()
    {
        var index = _position >> 3;
        var word = index <= _bytes.Length - sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[index..])
            : Tail(index);
        return word >> (_position & 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count) => _position += count;

    /// <param name="count">How many bits, 0 to 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Read(int count)
    {
        if (count > PeekBits)
        {
            var low = Read(32);
            return low | (Read(count - 32) << 32);
        }

        var value = Peek() & ((1UL << count) - 1);
        _position += count;
        return value;
    }

    /// <returns>Number of bytes read; more than there are where the bits ended too early.</returns>
    public readonly int Finish() => (_position + 7) >> 3;

    private readonly ulong Tail(int index)
    {
        var word = 0UL;
        for (var i = _bytes.Length - 1; i >= index; i--)
        {
            word = (word << 8) | _bytes[i];
        }

        return word;
    }
}
