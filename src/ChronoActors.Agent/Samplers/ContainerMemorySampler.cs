using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The container's memory against its limit, from control group v2. Without a limit, the machine's memory is the limit. Used
/// leaves out the file cache that the kernel would give back first, as the kubelet's working set does.
/// </summary>
internal sealed class ContainerMemorySampler : ISampler
{
    private const double Kibi = 1024;

    private readonly List<SourceFile> _files = [];
    private readonly SourceFile _current;
    private readonly SourceFile _stat;
    private readonly SourceFile _meminfo;
    private readonly SourceFile? _max;
    private readonly SourceFile? _swapCurrent;
    private readonly SourceFile? _swapMax;
    private readonly MemoryMetrics _metrics = new();
    private readonly Pressure _pressure;
    private readonly SampledResource _memory;

    public ContainerMemorySampler(SamplerContext context)
    {
        _current = context.OpenCgroup("memory.current");
        _stat = context.OpenCgroup("memory.stat");
        _meminfo = context.OpenProc("meminfo");
        _max = TryOpen(context, "memory.max");
        _swapCurrent = TryOpen(context, "memory.swap.current");
        _swapMax = TryOpen(context, "memory.swap.max");
        _files.AddRange([_current, _stat, _meminfo]);
        _pressure = new Pressure(Path.Combine(context.Roots.Cgroup, "memory.pressure"), _metrics.List, context.Faults);
        _memory = context.Declare("memory", "memory", _metrics.List.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        var machine = new NamedNumbers(_meminfo);
        var stat = new NamedNumbers(_stat);
        var total = Smaller(SingleNumber.Read(_max), machine["MemTotal:"u8] * Kibi);
        var used = SingleNumber.Read(_current) - stat["inactive_file"u8];
        var swapTotal = Smaller(SingleNumber.Read(_swapMax), machine["SwapTotal:"u8] * Kibi);
        _memory.Begin(timestampNs);
        _metrics.Write(_memory, total, used, total - used);
        _memory.Set(_metrics.Cached, stat["file"u8]);
        _memory.Set(_metrics.SwapTotal, swapTotal);
        _memory.Set(_metrics.SwapUsed, SingleNumber.Read(_swapCurrent));
        _pressure.Write(_memory);
        _memory.Record();
    }

    public void Dispose()
    {
        _files.ForEach(static file => file.Dispose());
        _pressure.Dispose();
    }

    private static double? Smaller(double? limit, double? machine) => limit is null || machine < limit ? machine : limit;

    private SourceFile? TryOpen(SamplerContext context, string name)
    {
        var file = SourceFile.TryOpen(Path.Combine(context.Roots.Cgroup, name), context.Faults);
        if (file is not null)
        {
            _files.Add(file);
        }

        return file;
    }
}
