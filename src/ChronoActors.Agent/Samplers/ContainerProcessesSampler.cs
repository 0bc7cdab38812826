using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>
/// The processes and threads of the container: those that /proc shows in its process namespace, and the tasks that its
/// control group counts. Open handles, running and blocked tasks are known of the whole machine only and left out.
/// </summary>
internal sealed class ContainerProcessesSampler : ISampler
{
    private readonly string _proc;
    private readonly SourceFile _pids;
    private readonly SourceFile? _max;
    private readonly SampledResource _processes;
    private readonly int _count;
    private readonly int _threads;
    private readonly int _limit;

    public ContainerProcessesSampler(SamplerContext context)
    {
        _proc = context.Roots.Proc;
        _pids = context.OpenCgroup("pids.current");
        _max = SourceFile.TryOpen(Path.Combine(context.Roots.Cgroup, "pids.max"), context.Faults);
        var metrics = new MetricList();
        _count = metrics.Add("count");
        _threads = metrics.Add("threads");
        _limit = metrics.Add("threads_limit");
        _processes = context.Declare("processes", "process", metrics.ToSchema());
    }

    public void Sample(long timestampNs)
    {
        _processes.Begin(timestampNs);
        _processes.Set(_count, DirectoryCount.OfNumbered(_proc));
        _processes.Set(_threads, SingleNumber.Read(_pids));
        _processes.Set(_limit, SingleNumber.Read(_max));
        _processes.Record();
    }

    public void Dispose()
    {
        _pids.Dispose();
        _max?.Dispose();
    }
}
