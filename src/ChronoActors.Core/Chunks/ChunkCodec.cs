using System.Buffers;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Layouts;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks;

/// <summary>
/// Rows to bytes and back, without loss: every timestamp, every bit pattern of a double, missing values and interval samples.
/// The same format travels on the wire and rests in the journal. A few rows are written value by value
/// (<see cref="BriefLayout"/>), more of them column by column (<see cref="ColumnLayout"/>). Nothing is allocated per sample;
/// buffers belong to the thread. Thread-safe for different blocks.
/// </summary>
public static class ChunkCodec
{
    /// <summary>Up to this many rows the overhead of a column exceeds what its encoding saves.</summary>
    private const int MaxBriefRows = 4;

    /// <summary>Appends the encoded rows to <paramref name="target"/>.</summary>
    /// <param name="rows">Any rows within <see cref="ChunkLimits"/>.</param>
    /// <param name="target">Gets the whole chunk in one piece.</param>
    /// <param name="options">What to add to the rows.</param>
    /// <exception cref="ArgumentException">The block is larger than <see cref="ChunkLimits"/> allow.</exception>
    public static void Encode(RowBlock rows, IBufferWriter<byte> target, ChunkOptions options = ChunkOptions.Checksum)
    {
        using var scratch = ChunkScratch.Rent();
        target.Write(Encode(rows, scratch, options));
    }

    /// <summary>The encoded rows.</summary>
    /// <inheritdoc cref="Encode(RowBlock, IBufferWriter{byte}, ChunkOptions)"/>
    public static byte[] Encode(RowBlock rows, ChunkOptions options = ChunkOptions.Checksum)
    {
        using var scratch = ChunkScratch.Rent();
        return Encode(rows, scratch, options).ToArray();
    }

    /// <summary>Replaces the content of <paramref name="rows"/> by the decoded rows.</summary>
    /// <param name="chunk">Exactly one chunk.</param>
    /// <param name="rows">Keeps its memory from call to call; empty after an error.</param>
    /// <exception cref="ChunkFormatException">
    /// The bytes are not a whole chunk. Without a checksum, changed bytes can also give other rows.
    /// </exception>
    public static void Decode(ReadOnlySpan<byte> chunk, RowBlock rows)
    {
        try
        {
            var reader = new ChunkReader(chunk);
            var header = ChunkHeader.Read(ref reader);
            if (header.HasChecksum)
            {
                reader = reader.Until(Checksum.Verify(chunk));
            }

            reader.ExpectAtLeast(header.LeastContent);
            rows.Clear(header.MetricCount);
            if (header.IsBrief)
            {
                BriefLayout.Read(ref reader, header, rows);
            }
            else
            {
                using var scratch = ChunkScratch.Rent();
                ColumnLayout.Read(ref reader, header, rows, scratch);
            }

            reader.ExpectEnd();
        }
        catch (ChunkFormatException)
        {
            rows.Clear(0);
            throw;
        }
    }

    /// <summary>Reads how a chunk begins, in a few nanoseconds. True does not say that the rest is sound.</summary>
    /// <param name="chunk">A chunk, or at least its first 15 bytes.</param>
    /// <param name="header">What the chunk claims to hold.</param>
    /// <returns>False where the bytes can't be the beginning of a chunk that this program reads.</returns>
    public static bool TryReadHeader(ReadOnlySpan<byte> chunk, out ChunkHeader header)
    {
        try
        {
            var reader = new ChunkReader(chunk);
            header = ChunkHeader.Read(ref reader);
            return true;
        }
        catch (ChunkFormatException)
        {
            header = default;
            return false;
        }
    }

    private static ReadOnlySpan<byte> Encode(RowBlock rows, ChunkScratch scratch, ChunkOptions options)
    {
        if (!ChunkLimits.Allow(rows.RowCount, rows.MetricCount))
        {
            throw new ArgumentException(
                $"A chunk can't hold {rows.RowCount} rows of {rows.MetricCount} metrics; allowed are {ChunkLimits.MaxRows} rows, "
                + $"{ChunkLimits.MaxMetrics} metrics and {ChunkLimits.MaxValues} values.",
                nameof(rows));
        }

        var writer = scratch.Writer;
        var header = new ChunkHeader(rows.RowCount, rows.MetricCount, rows.RowCount == 0 ? 0 : rows.Timestamps[0])
        {
            HasChecksum = (options & ChunkOptions.Checksum) != 0,
            IsBrief = rows.RowCount <= MaxBriefRows,
        };
        header.Write(writer);
        if (header.IsBrief)
        {
            BriefLayout.Write(rows, writer);
        }
        else
        {
            ColumnLayout.Write(rows, scratch);
        }

        if (header.HasChecksum)
        {
            Checksum.Append(writer);
        }

        return writer.Written;
    }
}
