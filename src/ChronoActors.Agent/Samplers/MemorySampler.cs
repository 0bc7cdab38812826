using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>The machine's memory, from /proc/meminfo. Used is what can't be given to a new program without swapping.</summary>
internal sealed class MemorySampler : ISampler
{
    private const double Kibi = 1024;

    private readonly SourceFile _meminfo;
    private readonly MemoryMetrics _metrics = new();
    private readonly Pressure _pressure;
    private readonly SampledResource _memory;

    public MemorySampler(SamplerContext context)
    {
        _meminfo = context.OpenProc("meminfo");
        _pressure = new Pressure(Path.Combine(context.Roots.Proc, "pressure/memory"), _metrics.List, context.Faults);
        _memory = context.Declare("memory", "memory", _metrics.List.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        var meminfo = new NamedNumbers(_meminfo);
        var total = meminfo["MemTotal:"u8] * Kibi;
        var available = meminfo["MemAvailable:"u8] * Kibi;
        var swapTotal = meminfo["SwapTotal:"u8] * Kibi;
        _memory.Begin(timestampNs);
        _metrics.Write(_memory, total, total - available, available);
        _memory.Set(_metrics.Cached, meminfo["Cached:"u8] * Kibi);
        _memory.Set(_metrics.SwapTotal, swapTotal);
        _memory.Set(_metrics.SwapUsed, swapTotal - (meminfo["SwapFree:"u8] * Kibi));
        _pressure.Write(_memory);
        _memory.Record();
    }

    public void Dispose()
    {
        _meminfo.Dispose();
        _pressure.Dispose();
    }
}
