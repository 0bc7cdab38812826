using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChronoActors.Benchmarks.Client;

/// <summary>OpenTelemetry aggregates only what somebody exports.</summary>
internal sealed class DiscardingExporter : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
}
