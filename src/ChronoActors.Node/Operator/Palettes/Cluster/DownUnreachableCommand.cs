using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster down-unreachable</c>.</summary>
internal sealed class DownUnreachableCommand(Akka.Cluster.Cluster cluster, TimeProvider time) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "down-unreachable", "give up every member that this node can't reach. Never while they still run", [MemberRemoval.Timeout], changes: true);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var limit = context.Get(MemberRemoval.Timeout);
        var addresses = cluster.State.Unreachable.Select(member => member.Address).ToList();
        if (addresses.Count == 0)
        {
            await context.Out.LineAsync("no member is unreachable", null, context.Cancel);
            return ExitCode.Done;
        }

        addresses.ForEach(cluster.Down);
        await context.Out.ProgressAsync($"waiting until {string.Join(", ", addresses)} are removed", context.Cancel);
        if (!await MemberRemoval.WaitAsync(cluster, addresses, limit, time, context.Cancel))
        {
            return await context.Out.FailAsync($"not all of {string.Join(", ", addresses)} are removed after {DurationText.Of(limit)}", "cluster show tells who is left", context.Cancel);
        }

        await context.Out.LineAsync($"down and removed: {string.Join(", ", addresses)}", null, context.Cancel);
        return ExitCode.Done;
    }
}
