using Akka.Actor;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster leave</c>: a graceful goodbye, over when the member is removed.</summary>
internal sealed class LeaveCommand(Akka.Cluster.Cluster cluster, TimeProvider time) : Command
{
    private static readonly Parameter<string?> Target = Switch.Text("--address", "-a", "ADDR", "the member that leaves; this node without it");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "leave",
        "let a member hand over and leave, and wait until it is removed",
        [Target, MemberRemoval.Timeout],
        changes: true,
        examples: ["cluster leave", "cluster leave -a 10.0.0.3:4053 -t 2m"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var address = context.Get(Target) is { } text ? MemberAddress.Member(text, cluster) : cluster.SelfAddress;
        var limit = context.Get(MemberRemoval.Timeout);
        cluster.Leave(address);
        await context.Out.ProgressAsync($"waiting until {address} is removed", context.Cancel);
        if (!await IsRemovedAsync(address, limit, context.Cancel))
        {
            return await context.Out.FailAsync($"{address} is leaving, but not removed after {DurationText.Of(limit)}", "cluster show tells its state; it may need more time", context.Cancel);
        }

        // A node that has left stops: its last word must not wait for that.
        await context.Out.LineAsync($"{address} has left", null, CancellationToken.None);
        return ExitCode.Done;
    }

    private async Task<bool> IsRemovedAsync(Address address, TimeSpan limit, CancellationToken cancel)
    {
        try
        {
            return await MemberRemoval.WaitAsync(cluster, [address], limit, time, cancel);
        }
        catch (OperationCanceledException) when (cluster.IsTerminated)
        {
            // Cancelled because this node has left.
            return true;
        }
    }
}
