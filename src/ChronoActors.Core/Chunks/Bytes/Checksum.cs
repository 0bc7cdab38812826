using System.Buffers.Binary;
using System.Numerics;

namespace ChronoActors.Core.Chunks.Bytes;

/// <summary>
/// CRC-32C, for which processors have an instruction: finds every change that is confined to four neighbouring bytes, and
/// all but one in four billion of the others.
/// </summary>
internal static class Checksum
{
    private const int Size = sizeof(uint);

    public static void Append(ChunkWriter writer)
    {
        var sum = Of(writer.Written);
        writer.Reserve(Size);
        BinaryPrimitives.WriteUInt32LittleEndian(writer.Free, sum);
        writer.Advance(Size);
    }

    /// <returns>Where the content ends and the checksum begins.</returns>
    public static int Verify(ReadOnlySpan<byte> chunk)
    {
        var end = chunk.Length - Size;
        if (end < 0 || BinaryPrimitives.ReadUInt32LittleEndian(chunk[end..]) != Of(chunk[..end]))
        {
            throw new ChunkFormatException(
                $"The checksum does not match the chunk's {chunk.Length} bytes: they were truncated or changed.");
        }

        return end;
    }

    private static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
