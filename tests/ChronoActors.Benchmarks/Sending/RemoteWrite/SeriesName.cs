using ChronoActors.Benchmarks.Data;

namespace ChronoActors.Benchmarks.Sending.RemoteWrite;

/// <summary>A metric's name in a system without resources.</summary>
internal static class SeriesName
{
    public static string Of(DataShape shape, string type, int metric) =>
        shape.MetricsPerResource == 1 ? $"bench_{type}" : $"bench_{type}_{ResourceNames.MetricOf(shape, metric)}";
}
