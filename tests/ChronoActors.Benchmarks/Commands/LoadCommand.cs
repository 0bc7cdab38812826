using System.CommandLine;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>One load on one node, for a quick look while working on the data path.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var persistence = new Option<string>("--persistence") { Description = "sqlite or postgres", DefaultValueFactory = _ => "sqlite" };
        persistence.AcceptOnlyFromAmong("sqlite", "postgres");
        var resources = Number("--resources", "Resources.", 1_250);
        var metrics = Number("--metrics-per-resource", "Metrics of each.", 8);
        var rounds = Number("--rounds", "Rows per resource, after a first one that is measured apart.", 60);
        var rows = Number("--rows-per-message", "Rows of a resource that are handed over together; 1 is live.", 1);
        var pace = Number("--pace-ms", "Shortest time between two rounds of a live load, milliseconds.", Workload.LivePaceMs);
        var nodes = Number("--nodes", "Node processes; more than one with postgres only.", 1);
        var cold = new Option<bool>("--cold") { Description = "Leave out the warm-up: the figures include the compilation of the node's code." };
        var jitter = new Option<bool>("--jitter") { Description = "Timestamps up to 1 ms off their second." };
        var keep = new Option<bool>("--keep") { Description = "Keep the data folder." };
        var command = new Command("load", "One load on a node, through the real client.")
        {
            persistence, resources, metrics, rounds, rows, pace, nodes, cold, jitter, keep,
        };
        command.SetAction(async (arguments, _) =>
        {
            DataFolder.Keep = arguments.GetValue(keep);
            var rowsPerMessage = arguments.GetValue(rows);
            var workload = new Workload(
                "load",
                arguments.GetValue(resources) * arguments.GetValue(metrics),
                arguments.GetValue(rounds),
                rowsPerMessage,
                rowsPerMessage == 1 ? arguments.GetValue(pace) : 0);
            var isSqlite = arguments.GetValue(persistence) == "sqlite";
            ISystemUnderTest system = isSqlite ? new ChronoOnSqlite() : new ChronoOnPostgres(arguments.GetValue(nodes));
            await using (system)
            {
                var form = new DataForm(arguments.GetValue(metrics), arguments.GetValue(jitter));
                var warmUp = arguments.GetValue(cold) ? WarmUp.None : WarmUp.Default;
                var run = await LoadRun.RunAsync(system, workload, form, warmUp);
                LoadPrint.Write(Console.Out, isSqlite ? ChronoOnSqlite.Entry.Name : ChronoOnPostgres.Entry.Name, run);
            }
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }
}
