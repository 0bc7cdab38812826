using System.Buffers;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks;

/// <summary>Rows to bytes and back, without loss.</summary>
public static class ChunkCodec
{
    /// <summary>Appends the encoded rows to <paramref name="target"/>.</summary>
    public static void Encode(RowBlock rows, IBufferWriter<byte> target) => throw new ChunkFormatException($"{rows}{target}");

    /// <summary>Replaces the content of <paramref name="rows"/> by the decoded rows.</summary>
    /// <exception cref="ChunkFormatException">The bytes are not a whole chunk.</exception>
    public static void Decode(ReadOnlySpan<byte> chunk, RowBlock rows) => throw new ChunkFormatException($"{chunk.Length}{rows}");
}
