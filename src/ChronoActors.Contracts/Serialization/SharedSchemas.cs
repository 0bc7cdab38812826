using ChronoActors.Core.Resources;

namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Resources of one kind have the same metrics: they share one schema in memory. Each thread remembers those it met last.
/// </summary>
internal static class SharedSchemas
{
    private const int Remembered = 64;

    [ThreadStatic]
    private static MetricSchema?[]? _recent;

    public static MetricSchema Of(IReadOnlyList<Proto.Metric> metrics)
    {
        var recent = _recent ??= new MetricSchema?[Remembered];
        var hash = metrics.Count;
        foreach (var metric in metrics)
        {
            hash = HashCode.Combine(hash, metric.Name);
        }

        ref var known = ref recent[(uint)hash % Remembered];
        if (known is null || !IsSame(known, metrics))
        {
            known = MetricSchema.Of(metrics.Select(metric => new Metric(metric.Name, metric.Unit, (MetricKind)metric.Kind)));
        }

        return known;
    }

    private static bool IsSame(MetricSchema schema, IReadOnlyList<Proto.Metric> metrics)
    {
        if (schema.Count != metrics.Count)
        {
            return false;
        }

        for (var i = 0; i < metrics.Count; i++)
        {
            var (known, metric) = (schema.Metrics[i], metrics[i]);
            if (known.Name != metric.Name || known.Unit != metric.Unit || known.Kind != (MetricKind)metric.Kind)
            {
                return false;
            }
        }

        return true;
    }
}
