using ChronoActors.Core.Resources;

namespace ChronoActors.Agent.Recording;

/// <summary>Collects the metrics of a resource from the parts of a sampler that find their source.</summary>
internal sealed class MetricList
{
    private readonly List<Metric> _metrics = [];

    /// <summary>Adds a metric and returns its index in the rows.</summary>
    public int Add(string name, string unit = "")
    {
        _metrics.Add(new Metric(name, unit));
        return _metrics.Count - 1;
    }

    /// <summary>The schema of what was added so far.</summary>
    public MetricSchema ToSchema() => MetricSchema.Of(_metrics);
}
