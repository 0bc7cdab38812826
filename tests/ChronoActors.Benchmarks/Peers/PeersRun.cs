using System.Diagnostics;
using System.Globalization;
using ChronoActors.Benchmarks.Figures;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>
/// Measures systems side by side: within a repetition each thing is measured on one system after the other, so that what changes
/// on the machine during the run changes for all.
/// </summary>
internal static class PeersRun
{
    public static async Task<ResultTable> RunAsync(
        IReadOnlyList<SystemEntry> systems,
        IReadOnlyList<IFigureSource> sources,
        int repetitions,
        TextWriter progress,
        Func<ResultTable, Task> save)
    {
        var results = new ResultTable();
        var installed = systems.Where(system => system.Version() is not null).ToList();
        foreach (var missing in systems.Except(installed))
        {
            results.Note($"{missing.Name}: missing on this machine");
        }

        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            foreach (var source in sources)
            {
                foreach (var system in installed.Where(system => system.IsOurs || source.AppliesToPeers))
                {
                    var watch = Stopwatch.StartNew();
                    await MeasureAsync(system, source, results);
                    await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                        $"{repetition}/{repetitions} {source.Workload}, {source.Shape}: {system.Name}, {watch.Elapsed.TotalSeconds:F1} s"));
                }

                await save(results);
            }
        }

        return results;
    }

    private static async Task MeasureAsync(SystemEntry entry, IFigureSource source, ResultTable results)
    {
        try
        {
            var system = entry.Create();
            await using var _ = system;
            results.Add(entry.Name, source, await source.MeasureAsync(system));
        }
#pragma warning disable CA1031 // One thing that can't be measured must not take the hours before it with it; it is named in the results.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            results.Fail(entry.Name, source, $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
