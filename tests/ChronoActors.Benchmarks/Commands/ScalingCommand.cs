using System.CommandLine;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Figures;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Peers;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>The same load on clusters of different sizes.</summary>
internal static class ScalingCommand
{
    private static readonly int[] Sizes = [1, 3, 5];

    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "A small load, once." };
        var repetitions = new Option<int?>("--repetitions") { Description = "How often all is measured; 3, or 1 with --quick." };
        var output = new ResultOptions();
        var command = new Command("scaling", "The same live load on 1, 3 and 5 node processes with PostgreSQL.")
        {
            quick, repetitions, output.Json, output.Markdown,
        };
        command.SetAction(async (arguments, _) =>
        {
            var isQuick = arguments.GetValue(quick);
            var count = arguments.GetValue(repetitions) ?? (isQuick ? 1 : 3);
            var clusters = Sizes.Select(ClusterOf).ToList();
            var conditions = Conditions.Describe(clusters, $"scaling, {count} repetitions");
            var results = await PeersRun.RunAsync(
                clusters, SourcesOf(isQuick), count, Console.Error, table => output.SaveAsync(arguments, table, conditions));
            return await ResultOptions.ShowAsync(results, conditions);
        });
        return command;
    }

    private static SystemEntry ClusterOf(int nodes) =>
        ChronoOnPostgres.Entry with { Key = $"nodes-{nodes}", Name = nodes == 1 ? "1 node" : $"{nodes} nodes", Create = () => new ChronoOnPostgres(nodes) };

    private static List<IFigureSource> SourcesOf(bool isQuick)
    {
        // Wide enough that the load and not the nodes' own work is most of what is measured.
        var live = isQuick
            ? new Workload("live", 10_000, 10, 1, Workload.LivePaceMs)
            : new Workload("live-wide", 100_000, 20, 1, Workload.LivePaceMs);
        // Each node has to be warm.
        var warmUp = WarmUp.Default with { Resources = Sizes[^1] * WarmUp.Default.Resources };
        var idle = TimeSpan.FromSeconds(isQuick ? 3 : 15);
        return [new ScalingFigures(live, new DataForm(8), warmUp, idle), new ScalingFigures(live, new DataForm(1), warmUp, idle)];
    }
}
