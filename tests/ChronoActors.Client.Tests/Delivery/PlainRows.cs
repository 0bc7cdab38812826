using System.Buffers;
using System.Runtime.InteropServices;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Delivery;

/// <summary>Rows as bytes in the simplest way: what these tests need of a codec, and easy to be sure of.</summary>
internal static class PlainRows
{
    public static void Encode(RowBlock rows, IBufferWriter<byte> target)
    {
        Write(target, rows.RowCount, rows.MetricCount);
        for (var row = 0; row < rows.RowCount; row++)
        {
            Write(target, rows.Timestamps[row]);
            for (var metric = 0; metric < rows.MetricCount; metric++)
            {
                var column = rows.Column(metric);
                var sample = column.IsPresent(row) ? column[row] : default;
                Write(target, sample.Count, Bits(sample.Last), Bits(sample.Min), Bits(sample.Max), Bits(sample.Sum));
            }
        }
    }

    public static RowBlock Decode(ReadOnlyMemory<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, long>(bytes.Span);
        var rows = new RowBlock(words.IsEmpty ? 0 : (int)words[1]);
        for (var next = 2; next < words.Length;)
        {
            rows.AddRow(words[next++]);
            for (var metric = 0; metric < rows.MetricCount; metric++, next += 5)
            {
                if (words[next] > 0)
                {
                    rows.Set(metric, new IntervalSample(
                        Value(words[next + 1]), Value(words[next + 2]), Value(words[next + 3]), Value(words[next + 4]), words[next]));
                }
            }
        }

        return rows;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double Value(long bits) => BitConverter.Int64BitsToDouble(bits);

    private static void Write(IBufferWriter<byte> target, params ReadOnlySpan<long> words) => target.Write(MemoryMarshal.AsBytes(words));
}
