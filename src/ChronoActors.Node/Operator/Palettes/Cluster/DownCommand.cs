using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster down -a ADDR</c>.</summary>
internal sealed class DownCommand(Akka.Cluster.Cluster cluster, TimeProvider time) : Command
{
    private static readonly Parameter<string> Target = Switch.Required("--address", "-a", "ADDR", "the member to give up", text => text);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "down",
        "give up a member that is dead: its shards start elsewhere at once. Never for one that still runs",
        [Target, MemberRemoval.Timeout],
        changes: true,
        examples: "cluster down -a 10.0.0.3:4053");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var address = MemberAddress.Member(context.Get(Target), cluster);
        var limit = context.Get(MemberRemoval.Timeout);
        cluster.Down(address);
        await context.Out.ProgressAsync($"waiting until {address} is removed", context.Cancel);
        if (!await MemberRemoval.WaitAsync(cluster, [address], limit, time, context.Cancel))
        {
            return await context.Out.FailAsync($"{address} is down, but not removed after {DurationText.Of(limit)}", "other members may be unreachable: cluster show", context.Cancel);
        }

        await context.Out.LineAsync($"{address} is down and removed", null, context.Cancel);
        return ExitCode.Done;
    }
}
