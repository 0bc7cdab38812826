using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>What is lost of acknowledged samples when the server is killed right after the last acknowledgement.</summary>
internal sealed class CrashFigures(Workload workload, DataForm form) : IFigureSource
{
    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => true;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        await system.StartAsync();
        var plan = workload.PlanFor(system, form, WarmUp.None);
        await using var sender = await SenderProcess.StartAsync(plan);
        await sender.DoAsync(PhaseReport.New);
        var last = await sender.DoAsync(PhaseReport.Steady);
        await system.KillAsync();
        await system.StartAsync();
        var sheet = new FigureSheet();
        sheet.Add("acknowledged before kill -9", "samples", last.Counters.Acknowledged);
        sheet.Add("of them lost", "samples", last.Counters.Acknowledged - await system.CountAsync(plan.Shape, null));
        return sheet;
    }
}
