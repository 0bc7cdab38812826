using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>
/// What the number of nodes changes. Nodes cost something without any load, and on one machine all of them count: that part is
/// measured in the same run and also taken off.
/// </summary>
internal sealed class ScalingFigures(Workload workload, DataForm form, WarmUp warmUp, TimeSpan idle) : IFigureSource
{
    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => false;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        var run = await LoadRun.RunAsync(system, workload, form, warmUp, idle);
        var sheet = new FigureSheet();
        sheet.Add("server CPU", "CPU-s per 1 M samples", run.CpuPerMillion);
        sheet.Add("server CPU over idle", "CPU-s per 1 M samples", run.CpuPerMillionOverIdle);
        sheet.Add("server CPU, the database's part", "CPU-s per 1 M samples", run.DatabaseCpuPerMillion);
        sheet.Add("server CPU, idle", "CPU-s per 100 s", 100 * run.IdleCpu);
        sheet.Add("sender CPU", "CPU-s per 1 M samples", run.SenderCpuPerMillion);
        sheet.Add("new metrics, server CPU", "CPU-s per 1 M metrics", run.CpuPerMillionNew);
        sheet.Add("rate", "samples/s", run.Rate);
        sheet.Add("memory of all nodes", "MiB", run.AfterSteady.ResidentBytes / 1024.0 / 1024.0);
        sheet.Add("samples missing at a reader", "samples", run.Sent - run.Counted);
        return sheet;
    }
}
