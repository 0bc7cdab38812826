using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster status</c>.</summary>
internal sealed class StatusCommand(Akka.Cluster.Cluster cluster) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe("status", "show how this node sees itself and the cluster");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var state = cluster.State;
        await context.Out.FactsAsync(
            [
                ("address", cluster.SelfAddress.ToString()),
                ("status", cluster.SelfMember.Status.ToString()),
                ("roles", string.Join(',', cluster.SelfRoles.Order())),
                ("version", cluster.SelfMember.AppVersion.ToString()),
                ("leader", state.Leader?.ToString()),
                ("members", state.Members.Count),
                ("unreachable", state.Unreachable.Count),
                ("oneVersion", !state.HasMoreThanOneAppVersion),
            ],
            context.Cancel);
        return ExitCode.Done;
    }
}
