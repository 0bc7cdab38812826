using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The shares of a core's (or of all cores') time between two lines of /proc/stat. Where any of the counters went back, as
/// iowait can, the sample has no shares.
/// </summary>
internal sealed class CpuTimes(SampledResource resource) : IVanishing
{
    private const int User = 0, Nice = 1, System = 2, Idle = 3, IoWait = 4, Irq = 5, SoftIrq = 6, Steal = 7, Count = 8;

    // Guest time, which follows in the line, is already part of user and nice.
    private readonly ulong[] _previous = new ulong[Count];
    private bool _hasPrevious;

    /// <summary>The resource the shares are of.</summary>
    public SampledResource Resource { get; } = resource;

    /// <summary>Adds the metrics in the order in which <see cref="TryWrite"/> sets them.</summary>
    public static void AddMetrics(MetricList metrics)
    {
        foreach (var name in (ReadOnlySpan<string>)["user", "system", "iowait", "steal", "utilization"])
        {
            metrics.Add(name, "percent");
        }
    }

    /// <summary>Sets the metrics in the row being written; false where the line isn't understood.</summary>
    public bool TryWrite(Fields line)
    {
        Span<ulong> now = stackalloc ulong[Count];
        if (!line.TryNext(now))
        {
            return false;
        }

        Span<double> growth = stackalloc double[Count];
        double total = 0;
        var grows = _hasPrevious;
        for (var i = 0; i < Count; i++)
        {
            grows &= now[i] >= _previous[i];
            growth[i] = now[i] - (double)_previous[i];
            total += growth[i];
        }

        now.CopyTo(_previous);
        _hasPrevious = true;
        if (grows && total > 0)
        {
            Resource.Set(0, (growth[User] + growth[Nice]) * 100 / total);
            Resource.Set(1, (growth[System] + growth[Irq] + growth[SoftIrq]) * 100 / total);
            Resource.Set(2, growth[IoWait] * 100 / total);
            Resource.Set(3, growth[Steal] * 100 / total);
            Resource.Set(4, (total - growth[Idle] - growth[IoWait]) * 100 / total);
        }

        return true;
    }

    public void Vanish() => Resource.Vanish();
}
