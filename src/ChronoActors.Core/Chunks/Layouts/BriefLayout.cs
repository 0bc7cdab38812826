using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>
/// A few rows without any search for encodings: the timestamps after the first as differences, then each column as one
/// <see cref="ValueToken"/> per row.
/// </summary>
internal static class BriefLayout
{
    private const int MaxTimestampSize = 10;
    private const int MaxIntervalSize = 80;

    public static void Write(RowBlock rows, ChunkWriter writer)
    {
        var timestamps = rows.Timestamps;
        writer.Reserve(timestamps.Length * MaxTimestampSize);
        for (var row = 1; row < timestamps.Length; row++)
        {
            writer.SignedVarint(timestamps[row] - timestamps[row - 1]);
        }

        for (var metric = 0; metric < rows.MetricCount; metric++)
        {
            var column = rows.Column(metric);
            writer.Reserve(timestamps.Length * MaxIntervalSize);
            for (var row = 0; row < timestamps.Length; row++)
            {
                if (!column.IsPresent(row))
                {
                    writer.Byte(ValueToken.Missing);
                }
                else if (column.IsInterval(row))
                {
                    WriteInterval(writer, column[row]);
                }
                else
                {
                    ValueToken.Write(writer, column.Last[row]);
                }
            }
        }
    }

    public static void Read(ref ChunkReader reader, ChunkHeader header, RowBlock rows) =>
        Read(ref reader, header.RowCount, header.MetricCount, header.FirstTimestampNs, rows);

    /// <summary>Appends the rows to those that are there.</summary>
    public static void Read(ref ChunkReader reader, int rowCount, int metricCount, long firstNs, RowBlock rows)
    {
        if (rowCount == 0)
        {
            return;
        }

        var first = rows.RowCount;
        var timestamp = firstNs;
        rows.AddRow(timestamp);
        for (var row = 1; row < rowCount; row++)
        {
            timestamp += reader.SignedVarint();
            rows.AddRow(timestamp);
        }

        for (var metric = 0; metric < metricCount; metric++)
        {
            var column = rows.Writable(metric);
            for (var row = first; row < first + rowCount; row++)
            {
                var tag = reader.Byte();
                if (tag < ValueToken.Missing)
                {
                    column.Append(row, ValueToken.Read(tag, ref reader));
                }
                else if (tag == ValueToken.Interval)
                {
                    column.Append(row, ReadInterval(ref reader));
                }
                else if (tag != ValueToken.Missing)
                {
                    column.Append(row, ValueToken.Read(tag, ref reader));
                }
            }
        }
    }

    private static void WriteInterval(ChunkWriter writer, in IntervalSample sample)
    {
        writer.Byte(ValueToken.Interval);
        ValueToken.Write(writer, sample.Last);
        ValueToken.Write(writer, sample.Min);
        ValueToken.Write(writer, sample.Max);
        ValueToken.Write(writer, sample.Sum);
        writer.SignedVarint(sample.Count);
    }

    private static IntervalSample ReadInterval(ref ChunkReader reader) => new(
        ValueToken.Read(ref reader),
        ValueToken.Read(ref reader),
        ValueToken.Read(ref reader),
        ValueToken.Read(ref reader),
        reader.SignedVarint());
}
