using ChronoActors.Core.Chunks;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Statistics;

/// <summary>
/// The statistics of a resource's metrics as few bytes, bit for bit: what they have in common, counts and times, is written as
/// differences, and numbers with few decimals as integers. Thread-safe.
/// </summary>
public static class StatisticsCodec
{
    private const byte Version = 1;

    /// <summary>Most bytes of one metric: nine numbers of up to ten bytes.</summary>
    private const int MaxMetricBytes = 90;

    /// <summary>Writes statistics; <see cref="Decode"/> gives the same.</summary>
    public static byte[] Encode(ReadOnlySpan<MetricStatistics> metrics)
    {
        using var scratch = ChunkScratch.Rent();
        var writer = scratch.Writer;
        writer.Reserve(1 + (metrics.Length * MaxMetricBytes));
        writer.Byte(Version);
        var previous = default(MetricStatistics);
        foreach (ref readonly var metric in metrics)
        {
            writer.SignedVarint(unchecked(metric.Count - previous.Count));
            writer.SignedVarint(unchecked(metric.FirstSeenNs - previous.FirstSeenNs));
            writer.SignedVarint(unchecked(metric.LastUpdatedNs - previous.LastUpdatedNs));
            CompactNumber.Write(writer, metric.Current);
            CompactNumber.Write(writer, metric.Min);
            CompactNumber.Write(writer, metric.Max);
            CompactNumber.Write(writer, metric.Total.Sum);
            CompactNumber.Write(writer, metric.Total.Compensation);
            CompactNumber.Write(writer, metric.SquaredDeviations);
            previous = metric;
        }

        return writer.Written.ToArray();
    }

    /// <summary>Reads statistics of as many metrics as there are.</summary>
    /// <exception cref="ChunkFormatException">The bytes are cut, damaged, or of a later version.</exception>
    public static IReadOnlyList<MetricStatistics> Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new ChunkReader(bytes);
        if (reader.Byte() is not Version and var version)
        {
            throw ChunkFormatException.Corrupt($"version {version} of statistics is not known, only {Version}", 0);
        }

        var metrics = new List<MetricStatistics>();
        var previous = default(MetricStatistics);
        while (!reader.Rest.IsEmpty)
        {
            previous = new MetricStatistics
            {
                Count = unchecked(previous.Count + reader.SignedVarint()),
                FirstSeenNs = unchecked(previous.FirstSeenNs + reader.SignedVarint()),
                LastUpdatedNs = unchecked(previous.LastUpdatedNs + reader.SignedVarint()),
                Current = CompactNumber.Read(ref reader),
                Min = CompactNumber.Read(ref reader),
                Max = CompactNumber.Read(ref reader),
                Total = new CompensatedSum(CompactNumber.Read(ref reader), CompactNumber.Read(ref reader)),
                SquaredDeviations = CompactNumber.Read(ref reader),
            };
            metrics.Add(previous);
        }

        return metrics;
    }
}
