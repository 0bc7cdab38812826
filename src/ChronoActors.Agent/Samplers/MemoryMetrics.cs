using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>The metrics of <c>memory</c>, the same for a machine and for a container.</summary>
internal sealed class MemoryMetrics
{
    private readonly int _total;
    private readonly int _used;
    private readonly int _available;
    private readonly int _utilization;

    public MemoryMetrics()
    {
        _total = List.Add("total", "bytes");
        _used = List.Add("used", "bytes");
        _available = List.Add("available", "bytes");
        _utilization = List.Add("utilization", "percent");
        Cached = List.Add("cached", "bytes");
        SwapUsed = List.Add("swap_used", "bytes");
        SwapTotal = List.Add("swap_total", "bytes");
    }

    /// <summary>The metrics; more may be added.</summary>
    public MetricList List { get; } = new();

    /// <summary>Index of the file cache.</summary>
    public int Cached { get; }

    /// <summary>Index of the swap space in use.</summary>
    public int SwapUsed { get; }

    /// <summary>Index of the swap space.</summary>
    public int SwapTotal { get; }

    /// <summary>Sets the main figures, in bytes, and the share in use.</summary>
    public void Write(SampledResource memory, double? total, double? used, double? available)
    {
        memory.Set(_total, total);
        memory.Set(_used, used);
        memory.Set(_available, available);
        memory.Set(_utilization, total > 0 ? used / total * 100 : null);
    }
}
