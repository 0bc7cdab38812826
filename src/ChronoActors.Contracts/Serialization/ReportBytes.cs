using ChronoActors.Core.Chunks;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Statistics;
using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>A resource's report as bytes for the directory: in the schema of the wire, but its statistics packed.</summary>
public static class ReportBytes
{
    /// <summary>Writes a report.</summary>
    public static byte[] Write(ResourceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var proto = report.ToProto();
        proto.Statistics.Clear();
        proto.PackedStatistics = UnsafeByteOperations.UnsafeWrap(StatisticsCodec.Encode([.. report.Metrics.Select(metric => metric.Statistics)]));
        return proto.ToByteArray();
    }

    /// <summary>Reads a report.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not a report.</exception>
    /// <exception cref="ChunkFormatException">Its statistics are damaged, or of a later version.</exception>
    public static ResourceReport Read(byte[] bytes)
    {
        var proto = Proto.ResourceReport.Parser.ParseFrom(bytes);
        var report = proto.ToDomain();
        if (proto.PackedStatistics.IsEmpty)
        {
            return report;
        }

        var packed = StatisticsCodec.Decode(proto.PackedStatistics.Span);
        return report with { Metrics = [.. report.Metrics.Select((metric, i) => i < packed.Count ? metric with { Statistics = packed[i] } : metric)] };
    }
}
