namespace ChronoActors.Core.Chunks;

/// <summary>Bytes that are not a chunk: truncated, corrupted, or of a codec version this program does not know.</summary>
public sealed class ChunkFormatException(string message) : FormatException(message)
{
    internal static ChunkFormatException Truncated(int length) =>
        new($"The chunk is truncated: it ends after {length} bytes in the middle of its content.");

    internal static ChunkFormatException Corrupt(string what, int position) =>
        new($"The chunk is corrupt: {what}, near byte {position}.");
}
