using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Agent.Samplers;

/// <summary>The metrics of <c>filesystem</c>.</summary>
internal sealed class FileSystemMetrics
{
    private readonly int _total;
    private readonly int _used;
    private readonly int _free;
    private readonly int _utilization;
    private readonly int _inodesTotal;
    private readonly int _inodesUsed;

    public FileSystemMetrics()
    {
        var list = new MetricList();
        _total = list.Add("total", "bytes");
        _used = list.Add("used", "bytes");
        _free = list.Add("free", "bytes");
        _utilization = list.Add("utilization", "percent");
        _inodesTotal = list.Add("inodes_total");
        _inodesUsed = list.Add("inodes_used");
        Schema = list.ToSchema();
    }

    /// <summary>The metrics in the order of the rows.</summary>
    public MetricSchema Schema { get; }

    /// <summary>Sets all metrics; free and utilization are what an ordinary user sees, as in <c>df</c>.</summary>
    public void Write(SampledResource fileSystem, StatVfs usage)
    {
        double block = usage.BlockSize;
        double used = usage.Blocks - usage.Free;
        double reachable = used + usage.Available;
        fileSystem.Set(_total, usage.Blocks * block);
        fileSystem.Set(_used, used * block);
        fileSystem.Set(_free, usage.Available * block);
        fileSystem.Set(_utilization, reachable > 0 ? used / reachable * 100 : null);
        if (usage.Inodes > 0)
        {
            fileSystem.Set(_inodesTotal, usage.Inodes);
            fileSystem.Set(_inodesUsed, usage.Inodes - usage.FreeInodes);
        }
    }
}
