using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>
/// How fast stored resources wake: after a restart every resource is sent a row, which is durable only after its actor has read
/// what it stored.
/// </summary>
internal sealed class ActivationFigures(Workload workload, DataForm form, WarmUp warmUp) : IFigureSource
{
    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => false;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        await system.StartAsync();
        var plan = workload.PlanFor(system, form, warmUp);
        await using (var sender = await SenderProcess.StartAsync(plan))
        {
            await sender.DoAsync(PhaseReport.Warm);
            await sender.DoAsync(PhaseReport.New);
            await sender.DoAsync(PhaseReport.Steady);
        }

        await system.StopAsync();
        await system.StartAsync();
        // The rows continue where the others ended.
        var later = workload.PlanFor(system, form, warmUp, plan.Shape.StartNs + (1_000 * DataShape.StepNs));
        await using var second = await SenderProcess.StartAsync(later);
        await second.DoAsync(PhaseReport.Warm);
        var before = system.Usage();
        var woken = await second.DoAsync(PhaseReport.New);
        var resources = woken.Samples / form.MetricsPerResource;
        var sheet = new FigureSheet();
        sheet.Add("first activation", "resources/s", resources / woken.Seconds);
        sheet.Add("first activation, server CPU", "CPU-s per 1 M resources", (system.Usage().TotalCpuSeconds - before.TotalCpuSeconds) / resources * 1e6);
        return sheet;
    }
}
