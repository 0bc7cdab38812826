using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>One way to write doubles. Stateless; registered in <see cref="ValueEncodings"/>.</summary>
internal interface IValueEncoding
{
    /// <summary>What the chunk names the encoding by, 1 to 15. Part of the format: never renumber.</summary>
    int Id { get; }

    /// <summary>Writes the values, or returns false, with nothing written, when another encoding suits them better.</summary>
    bool TryWrite(ReadOnlySpan<double> values, ChunkScratch scratch);

    /// <summary>Reads as many values as the span takes, bit for bit what was written.</summary>
    void Read(ref ChunkReader reader, Span<double> values, ChunkScratch scratch);
}
