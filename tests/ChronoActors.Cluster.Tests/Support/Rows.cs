using System.Buffers;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>Short ways to rows.</summary>
internal static class Rows
{
    /// <summary>Rows of a resource with one metric, a millisecond apart.</summary>
    public static RowBlock Values(long firstNs, params double[] values) => Of(firstNs, [.. values.Select(value => new double?[] { value })]);

    /// <summary>Rows a millisecond apart; null where a row has no value of a metric.</summary>
    public static RowBlock Of(long firstNs, params double?[][] rows)
    {
        var block = new RowBlock(rows[0].Length);
        foreach (var row in rows)
        {
            block.Add(firstNs, row);
            firstNs += 1_000_000;
        }

        return block;
    }

    /// <summary>One more row.</summary>
    public static RowBlock Add(this RowBlock block, long atNs, params double?[] values)
    {
        block.AddRow(atNs);
        for (var metric = 0; metric < values.Length; metric++)
        {
            if (values[metric] is { } value)
            {
                block.Set(metric, value);
            }
        }

        return block;
    }

    /// <summary>The rows as a delivery carries them.</summary>
    public static ReadOnlyMemory<byte> Encode(this RowBlock block)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ChunkCodec.Encode(block, bytes);
        return bytes.WrittenMemory.ToArray();
    }
}
