using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks;

/// <summary>
/// How a chunk begins: one byte of version (low four bits) and flags, row count and metric count as varints, and, when there
/// are rows, the first timestamp in eight bytes.
/// </summary>
/// <param name="RowCount">Number of rows.</param>
/// <param name="MetricCount">Number of value columns.</param>
/// <param name="FirstTimestampNs">Timestamp of the first row, nanoseconds since the Unix epoch; 0 without rows.</param>
public readonly record struct ChunkHeader(int RowCount, int MetricCount, long FirstTimestampNs)
{
    private const int Version = 1;
    private const int VersionMask = 0x0F;
    private const int ChecksumFlag = 0x10;
    private const int BriefFlag = 0x20;

    /// <summary>Whether a checksum follows the content.</summary>
    public bool HasChecksum { get; internal init; }

    /// <summary>Whether the values are single tokens instead of encoded columns.</summary>
    internal bool IsBrief { get; init; }

    /// <summary>How many bytes must follow at least: one for each column, or for each value that stands alone.</summary>
    internal int LeastContent => RowCount == 0 ? 0 : MetricCount * (IsBrief ? RowCount : 1);

    internal void Write(ChunkWriter writer)
    {
        writer.Reserve(32);
        writer.Byte((byte)(Version | (HasChecksum ? ChecksumFlag : 0) | (IsBrief ? BriefFlag : 0)));
        writer.Varint((ulong)RowCount);
        writer.Varint((ulong)MetricCount);
        if (RowCount > 0)
        {
            writer.Fixed64((ulong)FirstTimestampNs);
        }
    }

    internal static ChunkHeader Read(ref ChunkReader reader)
    {
        var first = reader.Byte();
        if ((first & VersionMask) != Version || (first & ~(VersionMask | ChecksumFlag | BriefFlag)) != 0)
        {
            throw new ChunkFormatException(
                $"The first byte 0x{first:X2} announces a chunk format that this program does not know: it reads version {Version}.");
        }

        var rows = reader.Varint();
        var metrics = reader.Varint();
        if (rows > ChunkLimits.MaxRows || metrics > ChunkLimits.MaxMetrics || !ChunkLimits.Allow((int)rows, (int)metrics))
        {
            throw new ChunkFormatException(
                $"The chunk claims {rows} rows of {metrics} metrics; allowed are {ChunkLimits.MaxRows} rows, "
                + $"{ChunkLimits.MaxMetrics} metrics and {ChunkLimits.MaxValues} values.");
        }

        return new ChunkHeader((int)rows, (int)metrics, rows == 0 ? 0 : (long)reader.Fixed64())
        {
            HasChecksum = (first & ChecksumFlag) != 0,
            IsBrief = (first & BriefFlag) != 0,
        };
    }
}
