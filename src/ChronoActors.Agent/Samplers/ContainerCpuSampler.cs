using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The container's processor time as percent of its limit, from control group v2 (cpu.stat, cpu.max, cpu.pressure); without
/// a limit, of the cores of the machine. Source: the kernel's Documentation/admin-guide/cgroup-v2.rst.
/// </summary>
internal sealed class ContainerCpuSampler : ISampler
{
    private readonly SourceFile _stat;
    private readonly SourceFile? _max;
    private readonly Pressure _pressure;
    private readonly SampledResource _cpu;
    private readonly int _user;
    private readonly int _system;
    private readonly int _utilization;
    private readonly int _throttled;
    private readonly int _limit;

    public ContainerCpuSampler(SamplerContext context)
    {
        _stat = context.OpenCgroup("cpu.stat");
        _max = SourceFile.TryOpen(Path.Combine(context.Roots.Cgroup, "cpu.max"), context.Faults);
        var metrics = new MetricList();
        _user = metrics.Add("user", "percent");
        _system = metrics.Add("system", "percent");
        _utilization = metrics.Add("utilization", "percent");
        _throttled = metrics.Add("throttled", "percent");
        _limit = metrics.Add("limit", "cores");
        _pressure = new Pressure(Path.Combine(context.Roots.Cgroup, "cpu.pressure"), metrics, context.Faults);
        _cpu = context.Declare("cpu", "cpu", metrics.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        var cores = LimitInCores();
        var microsecondsToPercent = 100 / (cores * 1e6);
        var stat = new NamedNumbers(_stat);
        _cpu.Begin(timestampNs);
        _cpu.SetRate(_user, stat["user_usec"u8], microsecondsToPercent);
        _cpu.SetRate(_system, stat["system_usec"u8], microsecondsToPercent);
        // Bursts may take more than the limit for a moment: over 100 is true here.
        _cpu.SetRate(_utilization, stat["usage_usec"u8], microsecondsToPercent);
        _cpu.SetRate(_throttled, stat["throttled_usec"u8], microsecondsToPercent);
        _cpu.Set(_limit, cores);
        _pressure.Write(_cpu);
        _cpu.Record();
    }

    public void Dispose()
    {
        _stat.Dispose();
        _max?.Dispose();
        _pressure.Dispose();
    }

    private double LimitInCores()
    {
        if (_max is null)
        {
            return Environment.ProcessorCount;
        }

        var line = _max.Read().TrimEnd((byte)'\n');
        var fields = new Fields(line);
        var isUnlimited = new Fields(line).Next().SequenceEqual("max"u8);
        if (!isUnlimited && fields.TryNext(out ulong quota) && fields.TryNext(out ulong period) && quota > 0 && period > 0)
        {
            return quota / (double)period;
        }

        if (!isUnlimited)
        {
            _max.Malformed(line);
        }

        return Environment.ProcessorCount;
    }
}
