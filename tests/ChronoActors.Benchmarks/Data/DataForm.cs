namespace ChronoActors.Benchmarks.Data;

/// <summary>How the metrics of a workload are spread over resources, and how exact their timestamps are.</summary>
/// <param name="MetricsPerResource">Metrics of each resource.</param>
/// <param name="IsJittered">Timestamps are up to 1 ms off their second.</param>
internal sealed record DataForm(int MetricsPerResource, bool IsJittered = false)
{
    public int JitterNs => IsJittered ? DataShape.MaxJitterNs : 0;

    /// <summary>As it stands in the tables.</summary>
    public override string ToString() => $"{MetricsPerResource} per resource, {(IsJittered ? "jittered" : "aligned")}";
}
