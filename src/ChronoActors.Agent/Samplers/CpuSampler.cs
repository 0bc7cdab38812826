using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The machine's processor time, <c>cpu</c> for all cores together (with load and pressure) and <c>cpu{core="0"}</c> for
/// each, from /proc/stat.
/// </summary>
internal sealed class CpuSampler : ISampler
{
    private readonly SourceFile _stat;
    private readonly LoadAverage _load;
    private readonly Pressure _pressure;
    private readonly CpuTimes _total;
    private readonly KeyedResources<CpuTimes> _cores;

    public CpuSampler(SamplerContext context)
    {
        _stat = context.OpenProc("stat");
        var metrics = new MetricList();
        CpuTimes.AddMetrics(metrics);
        var coreSchema = metrics.ToSchema();
        _load = new LoadAverage(Path.Combine(context.Roots.Proc, "loadavg"), metrics, context.Faults);
        _pressure = new Pressure(Path.Combine(context.Roots.Proc, "pressure/cpu"), metrics, context.Faults);
        _total = new CpuTimes(context.Declare("cpu", "cpu", metrics.ToSchema()));
        _cores = new(core => new CpuTimes(context.Declare("cpu", "cpu", coreSchema, ("core", core))), context.Faults);
    }

    public void Sample(long timestampNs)
    {
        var text = _stat.Read();
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (!line.StartsWith("cpu"u8))
            {
                break;
            }

            var fields = new Fields(line);
            var core = fields.Next()["cpu"u8.Length..];
            if ((core.IsEmpty ? _total : _cores.Find(core)) is not { } cpu)
            {
                continue;
            }

            cpu.Resource.Begin(timestampNs);
            if (!cpu.TryWrite(fields))
            {
                _stat.Malformed(line);
            }

            if (core.IsEmpty)
            {
                _load.Write(cpu.Resource);
                _pressure.Write(cpu.Resource);
            }

            cpu.Resource.Record();
        }

        _cores.EndPass();
    }

    public void Dispose()
    {
        _stat.Dispose();
        _load.Dispose();
        _pressure.Dispose();
    }
}
