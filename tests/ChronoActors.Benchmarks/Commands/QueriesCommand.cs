using System.CommandLine;
using ChronoActors.Benchmarks.Queries;

namespace ChronoActors.Benchmarks.Commands;

/// <summary>How long queries take on a node with many resources.</summary>
internal static class QueriesCommand
{
    public static Command Create()
    {
        // The benchmark reads its own options and says which it knows.
        var options = new Argument<string[]>("options") { Description = "See QueryOptions: --resources 12500 --metrics 8 --runs 20 …", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("queries", "Reports and aggregates at the HTTP API of a node with many resources; options after --.") { options };
        command.SetAction((arguments, _) => new QueryBenchmark(QueryOptions.Parse(arguments.GetValue(options) ?? [])).RunAsync());
        return command;
    }
}
