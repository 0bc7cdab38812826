using System.CommandLine;
using System.Globalization;
using ChronoActors.Benchmarks.State;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>Managed bytes per resource and per metric.</summary>
internal static class MemoryCommand
{
    private static readonly int[] Metrics = [1, 8];
    private static readonly int[] OpenRows = [0, 1, 30];

    public static Command Create()
    {
        var resources = new Option<int>("--resources") { Description = "How many are held at once.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("memory", "Managed bytes of a resource's state in a node, without its actor.") { resources };
        command.SetAction(arguments =>
        {
            Console.WriteLine("| metrics | rows in the open chunk | bytes per resource | bytes per metric |");
            Console.WriteLine("| --- | --- | --- | --- |");
            foreach (var (metrics, rows) in Metrics.SelectMany(_ => OpenRows, (metrics, rows) => (metrics, rows)))
            {
                var bytes = StateMemory.BytesPerResource(arguments.GetValue(resources), metrics, rows);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {metrics} | {rows} | {bytes:N0} | {bytes / metrics:N0} |"));
            }
        });
        return command;
    }
}
