using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>CPU, rate, memory and disk of a workload.</summary>
internal sealed class LoadFigures(Workload workload, DataForm form, WarmUp warmUp) : IFigureSource
{
    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => true;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        var run = await LoadRun.RunAsync(system, workload, form, warmUp);
        var sheet = new FigureSheet();
        sheet.Add("server CPU", "CPU-s per 1 M samples", run.CpuPerMillion);
        sheet.Add("sender CPU", "CPU-s per 1 M samples", run.SenderCpuPerMillion);
        sheet.Add("rate", "samples/s", run.Rate);
        sheet.Add("new metrics, server CPU", "CPU-s per 1 M metrics", run.CpuPerMillionNew);
        sheet.Add("memory after", "KiB per metric", run.KiBPerMetric);
        sheet.Add("memory peak", "KiB per metric", run.PeakKiBPerMetric);
        sheet.Add("memory after, growth over idle", "KiB per metric", run.GrowthKiBPerMetric);
        sheet.Add("memory peak, growth over idle", "KiB per metric", run.PeakGrowthKiBPerMetric);
        sheet.Add("disk, long-term form", "bytes per sample", run.BytesPerSample);
        sheet.Add("disk, all files", "bytes per sample", run.FolderBytesPerSample);
        sheet.Add("samples missing at a reader", "samples", run.Sent - run.Counted);
        if (run.AfterSteady.DatabaseBytes > 0)
        {
            sheet.Add("server CPU, the database's part", "CPU-s per 1 M samples", run.DatabaseCpuPerMillion);
            sheet.Add("new metrics, the database's part", "CPU-s per 1 M metrics", run.DatabaseCpuPerMillionNew);
            sheet.Add("database memory after", "MiB", run.AfterSteady.DatabaseBytes / 1024.0 / 1024.0);
        }

        return sheet;
    }
}
