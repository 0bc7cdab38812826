using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster leader</c>.</summary>
internal sealed class LeaderCommand(Akka.Cluster.Cluster cluster) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe("leader", "name the leader");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        if (cluster.State.Leader is not { } leader)
        {
            return await context.Out.FailAsync("the cluster has no leader", "this node may not have joined yet, or it is cut off", context.Cancel);
        }

        await context.Out.LineAsync(leader.ToString(), new Dictionary<string, Core.Operator.Frames.Cell> { ["leader"] = leader.ToString() }, context.Cancel);
        return ExitCode.Done;
    }
}
