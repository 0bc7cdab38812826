using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster show</c>.</summary>
internal sealed class ShowCommand(Akka.Cluster.Cluster cluster) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new("address"), new("status"), new("reachable"), new("leader"), new("self"), new("roles"), new("version"),
    ];

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe("show", "list the members and their states", examples: "cluster show");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var state = cluster.State;
        var rows = state.Members.Select(member => (IReadOnlyList<Cell>)
        [
            member.Address.ToString(),
            member.Status.ToString(),
            !state.Unreachable.Contains(member),
            member.Address.Equals(state.Leader),
            member.UniqueAddress.Equals(cluster.SelfUniqueAddress),
            string.Join(',', member.Roles.Order()),
            member.AppVersion.ToString(),
        ]);
        await context.Out.TableAsync("members", Columns, rows, context.Cancel);
        return ExitCode.Done;
    }
}
