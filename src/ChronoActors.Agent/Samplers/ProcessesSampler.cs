using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>How many processes, threads and open file handles the machine has, from /proc.</summary>
internal sealed class ProcessesSampler : ISampler
{
    private readonly string _proc;
    private readonly SourceFile _stat;
    private readonly SourceFile? _loadavg;
    private readonly SourceFile? _fileNr;
    private readonly SampledResource _processes;
    private readonly int _count;
    private readonly int _running;
    private readonly int _blocked;
    private readonly int _threads;
    private readonly int _handles;

    public ProcessesSampler(SamplerContext context)
    {
        _proc = context.Roots.Proc;
        _stat = context.OpenProc("stat");
        _loadavg = SourceFile.TryOpen(Path.Combine(_proc, "loadavg"), context.Faults);
        _fileNr = SourceFile.TryOpen(Path.Combine(_proc, "sys/fs/file-nr"), context.Faults);
        var metrics = new MetricList();
        _count = metrics.Add("count");
        _threads = metrics.Add("threads");
        _handles = metrics.Add("handles");
        _running = metrics.Add("running");
        _blocked = metrics.Add("blocked");
        _processes = context.Declare("processes", "process", metrics.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        _processes.Begin(timestampNs);
        _processes.Set(_count, DirectoryCount.OfNumbered(_proc));
        var stat = new NamedNumbers(_stat);
        _processes.Set(_running, stat["procs_running"u8]);
        _processes.Set(_blocked, stat["procs_blocked"u8]);
        _processes.Set(_threads, Threads());
        _processes.Set(_handles, Handles());
        _processes.Record();
    }

    public void Dispose()
    {
        _stat.Dispose();
        _loadavg?.Dispose();
        _fileNr?.Dispose();
    }

    /// <summary>The second number of the fourth field, as in <c>0.02 0.16 0.08 1/91 9925</c>.</summary>
    private double? Threads()
    {
        if (_loadavg is null)
        {
            return null;
        }

        var line = _loadavg.Read();
        var fields = new Fields(line);
        fields.Next();
        fields.Next();
        fields.Next();
        var tasks = fields.Next();
        if (new Fields(tasks[(tasks.IndexOf((byte)'/') + 1)..]).TryNext(out ulong threads))
        {
            return threads;
        }

        _loadavg.Malformed(line);
        return null;
    }

    /// <summary>Allocated handles, less those allocated and not in use.</summary>
    private double? Handles()
    {
        if (_fileNr is null)
        {
            return null;
        }

        var line = _fileNr.Read();
        var fields = new Fields(line);
        if (fields.TryNext(out ulong allocated) && fields.TryNext(out ulong unused) && unused <= allocated)
        {
            return allocated - unused;
        }

        _fileNr.Malformed(line);
        return null;
    }
}
