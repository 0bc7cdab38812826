using System.CommandLine;
using ChronoActors.Benchmarks.Peers;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>ChronoActors and its peers side by side.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Small workloads, once: within 5 minutes." };
        var repetitions = new Option<int?>("--repetitions") { Description = "How often all is measured; 3, or 1 with --quick." };
        var systems = Names("--systems", "Only these.", SystemCatalog.All.Select(system => system.Key));
        var workloads = Names("--workloads", "Only these.", PeersScale.Full().Sources.Select(source => source.Workload).Distinct());
        var shapes = new Option<string>("--shapes") { Description = "Only data forms that start so, for example \"8 per\"." };
        var output = new ResultOptions();
        var command = new Command("peers", "The same data into ChronoActors and its peers, on this machine, in alternation.")
        {
            quick, repetitions, systems, workloads, shapes, output.Json, output.Markdown,
        };
        command.SetAction(async (arguments, _) =>
        {
            var scale = arguments.GetValue(quick) ? PeersScale.Quick() : PeersScale.Full();
            var chosen = SystemCatalog.All.Where(system => IsChosen(arguments.GetValue(systems), system.Key)).ToList();
            var sources = scale.Sources.Where(source => IsChosen(arguments.GetValue(workloads), source.Workload)
                && source.Shape.StartsWith(arguments.GetValue(shapes) ?? "", StringComparison.Ordinal)).ToList();
            var count = arguments.GetValue(repetitions) ?? scale.Repetitions;
            var conditions = Conditions.Describe(chosen, $"peers, {count} repetitions");
            var results = await PeersRun.RunAsync(
                chosen, sources, count, Console.Error, table => output.SaveAsync(arguments, table, conditions));
            return await ResultOptions.ShowAsync(results, conditions);
        });
        return command;
    }

    private static Option<string[]> Names(string name, string description, IEnumerable<string> known)
    {
        var option = new Option<string[]>(name)
        {
            Description = $"{description} Of {string.Join(", ", known)}; commas between.",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
        };
        option.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.SelectMany(token => token.Value.Split(',')).Except(known))
            {
                result.AddError($"{name}: \"{unknown}\" is unknown; allowed are {string.Join(", ", known)}.");
            }
        });
        return option;
    }

    private static bool IsChosen(string[]? chosen, string name) => chosen is null or [] || chosen.Contains(name);
}
