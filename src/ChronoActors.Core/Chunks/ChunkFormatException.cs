namespace ChronoActors.Core.Chunks;

/// <summary>Bytes that are not a chunk: truncated, corrupted, or of a codec version this program does not know.</summary>
public sealed class ChunkFormatException(string message) : FormatException(message);
