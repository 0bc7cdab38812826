using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>What a system costs that has nothing to do: with many nodes on one machine a good part of a small load.</summary>
internal sealed class IdleFigures(TimeSpan settling, TimeSpan time) : IFigureSource
{
    public string Workload => "idle";

    public string Shape => "no data";

    public bool AppliesToPeers => true;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        await system.StartAsync();
        await Task.Delay(settling);
        var before = system.Usage();
        await Task.Delay(time);
        var after = system.Usage();
        var sheet = new FigureSheet();
        sheet.Add("server CPU, idle", "CPU-s per 100 s", (after.TotalCpuSeconds - before.TotalCpuSeconds) / time.TotalSeconds * 100);
        sheet.Add("memory, idle", "MiB", after.ResidentBytes / 1024.0 / 1024.0);
        return sheet;
    }
}
