using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>The process that samples: the agent, or the node that has it built in.</summary>
internal sealed class AgentSampler : ISampler
{
    private const double TicksToPercent = 100.0 / TimeSpan.TicksPerSecond;

    private readonly string _handlesDirectory;
    private readonly SourceFile _stat;
    private readonly SampledResource _process;
    private readonly int _cpu;
    private readonly int _workingSet;
    private readonly int _heap;
    private readonly int _threads;
    private readonly int _handles;
    private readonly int _pause;
    private readonly int _collections;

    public AgentSampler(SamplerContext context)
    {
        _handlesDirectory = Path.Combine(context.Roots.Proc, "self/fd");
        _stat = context.OpenProc("self/stat");
        var metrics = new MetricList();
        _cpu = metrics.Add("cpu", "percent");
        _workingSet = metrics.Add("working_set", "bytes");
        _heap = metrics.Add("managed_heap", "bytes");
        _threads = metrics.Add("threads");
        _handles = metrics.Add("handles");
        _pause = metrics.Add("gc_pause", "percent");
        _collections = metrics.Add("gc_collections", "1/s");
        _process = context.Declare("agent", "process", metrics.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        _process.Begin(timestampNs);
        // Of one core; several busy cores make more than 100. The runtime's figure is finer than the 10 ms of /proc.
        _process.SetRate(_cpu, OperatingSystem.IsLinux() ? (ulong)Environment.CpuUsage.TotalTime.Ticks : null, TicksToPercent);
        _process.Set(_heap, GC.GetTotalMemory(forceFullCollection: false));
        _process.SetPercentRate(_pause, (ulong)GC.GetTotalPauseDuration().Ticks, TicksToPercent);
        _process.SetRate(_collections, (ulong)GC.CollectionCount(0));
        _process.Set(_handles, DirectoryCount.OfNumbered(_handlesDirectory));
        WriteStat();
        _process.Record();
    }

    public void Dispose() => _stat.Dispose();

    /// <summary>Threads (field 20) and resident pages (24); the name, which may hold anything, ends at the last parenthesis.</summary>
    private void WriteStat()
    {
        var line = _stat.Read();
        var fields = new Fields(line[(line.LastIndexOf((byte)')') + 1)..]);
        for (var skipped = 3; skipped < 20; skipped++)
        {
            fields.Next();
        }

        Span<ulong> numbers = stackalloc ulong[5];
        if (fields.TryNext(numbers))
        {
            _process.Set(_threads, numbers[0]);
            _process.Set(_workingSet, numbers[4] * (double)Environment.SystemPageSize);
        }
        else
        {
            _stat.Malformed(line);
        }
    }
}
