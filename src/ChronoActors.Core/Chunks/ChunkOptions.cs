namespace ChronoActors.Core.Chunks;

/// <summary>What a chunk carries beside its rows.</summary>
[Flags]
public enum ChunkOptions
{
    /// <summary>Nothing: for transports that check their bytes themselves.</summary>
    None = 0,

    /// <summary>Four bytes of CRC-32C over everything before them: for bytes that rest on a disk.</summary>
    Checksum = 1,
}
