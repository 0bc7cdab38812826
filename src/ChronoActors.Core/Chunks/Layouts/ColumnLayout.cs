using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Integers;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>Many rows: the timestamp column as an integer sequence, then every value column in an encoding of its own.</summary>
internal static class ColumnLayout
{
    public static void Write(RowBlock rows, ChunkScratch scratch)
    {
        var timestamps = rows.Timestamps;
        var offsets = scratch.Integers(timestamps.Length);
        for (var row = 0; row < timestamps.Length; row++)
        {
            offsets[row] = timestamps[row] - timestamps[0];
        }

        IntegerSequence.Write(offsets, Prediction.Line, scratch);
        for (var metric = 0; metric < rows.MetricCount; metric++)
        {
            ColumnWriter.Write(rows.Column(metric), scratch);
        }
    }

    public static void Read(ref ChunkReader reader, ChunkHeader header, RowBlock rows, ChunkScratch scratch)
    {
        var timestamps = scratch.Integers(header.RowCount);
        IntegerSequence.Read(ref reader, timestamps);
        foreach (ref var timestamp in timestamps)
        {
            timestamp += header.FirstTimestampNs;
        }

        rows.AddTimestamps(timestamps);
        for (var metric = 0; metric < header.MetricCount; metric++)
        {
            ColumnReader.Read(ref reader, rows.Writable(metric), header.RowCount, scratch);
        }
    }
}
