using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>How often the server processes wait for the disk, in a run of its own, because counting slows them down.</summary>
internal sealed class SyncCallFigures(Workload workload, DataForm form, WarmUp warmUp) : IFigureSource
{
    private const string Name = "fsync and fdatasync";

    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => true;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        var sheet = new FigureSheet();
        if (!SyncCallCounter.IsInstalled)
        {
            sheet.Skip(Name, "strace is not installed");
            return sheet;
        }

        await system.StartAsync();
        var plan = workload.PlanFor(system, form, warmUp);
        await using var sender = await SenderProcess.StartAsync(plan);
        await sender.DoAsync(PhaseReport.Warm);
        await using var counter = await SyncCallCounter.StartAsync(system.ProcessIds);
        await sender.DoAsync(PhaseReport.New);
        await sender.DoAsync(PhaseReport.Steady);
        await Readable.WaitAsync(system, plan, 1 + plan.Rounds);
        sheet.Add(Name, "calls", await counter.CountAsync());
        return sheet;
    }
}
