using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Integers;
using ChronoActors.Core.Chunks.Values;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Chunks.Layouts;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote.</summary>
internal static class ColumnReader
{
    public static void Read(ref ChunkReader reader, ValueColumn column, int rows, ChunkScratch scratch)
    {
        int tag = reader.Byte();
        var encoding = tag & ColumnTag.EncodingMask;
        if ((tag & ColumnTag.Reserved) != 0 || (encoding == ColumnTag.Absent && tag != ColumnTag.Absent))
        {
            throw ChunkFormatException.Corrupt($"0x{tag:X2} begins no column", reader.Position);
        }

        if (tag == encoding && tag != ColumnTag.Absent)
        {
            ValueEncodings.Read(encoding, ref reader, column.Extend(rows), scratch);
        }
        else if (tag != ColumnTag.Absent)
        {
            ReadSparse(tag, ref reader, column, rows, scratch);
        }
    }

    private static void ReadSparse(int tag, ref ChunkReader reader, ValueColumn column, int rows, ChunkScratch scratch)
    {
        var missing = (tag & ColumnTag.SomeMissing) != 0 ? reader.Take((rows + 7) >> 3) : default;
        var present = rows - CountBits(missing, rows);
        var isInterval = (tag & ColumnTag.SomeIntervals) != 0 ? reader.Take((present + 7) >> 3) : default;
        var intervals = (tag & ColumnTag.AllIntervals) != 0 ? present : CountBits(isInterval, present);

        var last = scratch.Values(0, present);
        ValueEncodings.Read(tag & ColumnTag.EncodingMask, ref reader, last, scratch);
        Span<double> min = default, max = default, sum = default;
        Span<long> counts = default;
        if (intervals > 0)
        {
            min = ReadPart(1, ref reader, intervals, scratch);
            max = ReadPart(2, ref reader, intervals, scratch);
            sum = ReadPart(3, ref reader, intervals, scratch);
            counts = scratch.Integers(intervals);
            IntegerSequence.Read(ref reader, counts);
        }

        var (value, interval) = (0, 0);
        for (var row = 0; row < rows; row++)
        {
            if (IsSet(missing, row))
            {
                continue;
            }

            if (intervals == present || IsSet(isInterval, value))
            {
                column.Append(row, new IntervalSample(last[value], min[interval], max[interval], sum[interval], counts[interval]));
                interval++;
            }
            else
            {
                column.Append(row, last[value]);
            }

            value++;
        }
    }

    private static Span<double> ReadPart(int part, scoped ref ChunkReader reader, int count, ChunkScratch scratch)
    {
        var values = scratch.Values(part, count);
        ValueEncodings.Read(reader.Byte(), ref reader, values, scratch);
        return values;
    }

    private static bool IsSet(ReadOnlySpan<byte> bitmap, int bit) =>
        bitmap.Length > 0 && (bitmap[bit >> 3] & (1 << (bit & 7))) != 0;

    private static int CountBits(ReadOnlySpan<byte> bitmap, int bits)
    {
        var count = 0;
        for (var bit = 0; bit < bits && bitmap.Length > 0; bit += 8)
        {
            var used = bits - bit >= 8 ? 0xFF : (1 << (bits - bit)) - 1;
            count += BitOperations.PopCount((uint)(bitmap[bit >> 3] & used));
        }

        return count;
    }
}
