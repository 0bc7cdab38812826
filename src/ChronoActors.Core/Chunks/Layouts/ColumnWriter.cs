using ChronoActors.Core.Chunks.Integers;
using ChronoActors.Core.Chunks.Values;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>
/// Writes a value column: tag, bitmaps where they are needed, the present values, and then, where there are interval
/// samples, their minima, maxima, sums and counts, each as a column of its own.
/// </summary>
internal static class ColumnWriter
{
    private static readonly Func<IntervalSample, double>[] Parts =
        [static sample => sample.Min, static sample => sample.Max, static sample => sample.Sum];

    public static void Write(ValueColumn column, ChunkScratch scratch)
    {
        var writer = scratch.Writer;
        writer.Reserve(1);
        if (!column.HasMissing && !column.HasIntervals)
        {
            var tagAt = writer.Length;
            writer.Byte(0);
            writer.Patch(tagAt, ValueEncodings.Write(column.Last, scratch));
            return;
        }

        WriteSparse(column, scratch);
    }

    private static void WriteSparse(ValueColumn column, ChunkScratch scratch)
    {
        var (present, intervals) = Count(column);
        var writer = scratch.Writer;
        var tagAt = writer.Length;
        writer.Byte(ColumnTag.Absent);
        if (present == 0)
        {
            return;
        }

        var rows = column.Last.Length;
        var tag = 0;
        if (present < rows)
        {
            tag |= ColumnTag.SomeMissing;
            WriteBitmap(column, scratch, rows, static (column, row) => !column.IsPresent(row), ofPresent: false);
        }

        if (intervals == present)
        {
            tag |= ColumnTag.AllIntervals;
        }
        else if (intervals > 0)
        {
            tag |= ColumnTag.SomeIntervals;
            WriteBitmap(column, scratch, present, static (column, row) => column.IsInterval(row), ofPresent: true);
        }

        var last = scratch.Values(0, present);
        var index = 0;
        for (var row = 0; row < rows; row++)
        {
            if (column.IsPresent(row))
            {
                last[index++] = column.Last[row];
            }
        }

        tag |= ValueEncodings.Write(last, scratch);
        writer.Patch(tagAt, (byte)tag);
        if (intervals > 0)
        {
            WriteIntervals(column, intervals, scratch);
        }
    }

    private static void WriteIntervals(ValueColumn column, int intervals, ChunkScratch scratch)
    {
        var writer = scratch.Writer;
        foreach (var part in Parts)
        {
            var values = scratch.Values(0, intervals);
            var index = 0;
            for (var row = 0; row < column.Last.Length; row++)
            {
                if (column.IsInterval(row))
                {
                    values[index++] = part(column[row]);
                }
            }

            writer.Reserve(1);
            var encodingAt = writer.Length;
            writer.Byte(0);
            writer.Patch(encodingAt, ValueEncodings.Write(values, scratch));
        }

        var counts = scratch.Integers(intervals);
        var interval = 0;
        for (var row = 0; row < column.Last.Length; row++)
        {
            if (column.IsInterval(row))
            {
                counts[interval++] = column[row].Count;
            }
        }

        IntegerSequence.Write(counts, Prediction.Slope, scratch);
    }

    private static (int Present, int Intervals) Count(ValueColumn column)
    {
        var (present, intervals) = (0, 0);
        for (var row = 0; row < column.Last.Length; row++)
        {
            present += column.IsPresent(row) ? 1 : 0;
            intervals += column.IsInterval(row) ? 1 : 0;
        }

        return (present, intervals);
    }

    private static void WriteBitmap(
        ValueColumn column, ChunkScratch scratch, int bits, Func<ValueColumn, int, bool> isSet, bool ofPresent)
    {
        var size = (bits + 7) >> 3;
        scratch.Writer.Reserve(size + 1);
        var bitmap = scratch.Writer.Free[..size];
        bitmap.Clear();
        var bit = 0;
        for (var row = 0; row < column.Last.Length; row++)
        {
            if (ofPresent && !column.IsPresent(row))
            {
                continue;
            }

            bitmap[bit >> 3] |= (byte)(isSet(column, row) ? 1 << (bit & 7) : 0);
            bit++;
        }

        scratch.Writer.Advance(size);
    }
}
