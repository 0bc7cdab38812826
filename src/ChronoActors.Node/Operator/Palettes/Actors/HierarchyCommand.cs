using System.Globalization;
using Akka.Actor;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Actors;

/// <summary><c>actor hierarchy [-s PATH] [-d DEPTH]</c>.</summary>
internal sealed class HierarchyCommand(ActorSystem system) : Command
{
    private static readonly Parameter<string?> Start = Switch.Text("--start", "-s", "PATH", "the actor to begin with, for example /user or /system/sharding");

    private static readonly Parameter<int> Depth = Switch.WholeNumber("--depth", "-d", "DEPTH", "levels below it", min: 0, max: 100, absent: 3);

    private static readonly Parameter<int> Children = Switch.WholeNumber("--children", "-n", "COUNT", "most children shown of one actor", min: 1, max: 100_000, absent: 20);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "hierarchy", "show the actors of this node as a tree", [Start, Depth, Children], examples: ["actor hierarchy", "actor hierarchy -s /system/sharding -d 2"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var path = context.Get(Start) ?? "/";
        if (ActorTree.Find(system, path) is not { } start)
        {
            return await context.Out.FailAsync($"this node has no actor {path}", "actor hierarchy shows what there is", context.Cancel);
        }

        var tree = ActorTree.Of(start, context.Get(Depth), context.Get(Children));
        if (context.Json)
        {
            await context.Out.TableAsync("actors", [new("path"), new("type"), Column.Number("children")], Rows(tree), context.Cancel);
        }
        else
        {
            foreach (var line in Lines(tree, "", tree.Path))
            {
                await context.Out.LineAsync(line, null, context.Cancel);
            }
        }

        return ExitCode.Done;
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(ActorTree tree) =>
        [[tree.Path, tree.Type, tree.ChildCount], .. tree.Children.SelectMany(Rows)];

    private static IEnumerable<string> Lines(ActorTree tree, string indent, string name)
    {
        yield return $"{indent}{name}  {tree.Type}";
        foreach (var child in tree.Children)
        {
            foreach (var line in Lines(child, indent + "  ", child.Path[(child.Path.LastIndexOf('/') + 1)..]))
            {
                yield return line;
            }
        }

        var more = tree.ChildCount - tree.Children.Count;
        if (more > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{indent}  … and {more:N0} more");
        }
    }
}
