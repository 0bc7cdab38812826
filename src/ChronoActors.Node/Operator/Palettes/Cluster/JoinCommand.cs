using Akka.Cluster;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster join -a ADDR</c>.</summary>
internal sealed class JoinCommand(Akka.Cluster.Cluster cluster) : Command
{
    private static readonly Parameter<string> Target = Switch.Required("--address", "-a", "ADDR", "a member of the cluster to join", text => text);

    private static readonly Parameter<TimeSpan> Limit = Switch.Duration(
        "--timeout", "-t", "TIME", "how long to wait until this node is up", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "join", "let this node join a cluster, and wait until it is up", [Target, Limit], changes: true, examples: "cluster join -a 10.0.0.1:4053");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var target = MemberAddress.Parse(context.Get(Target), cluster);
        var limit = context.Get(Limit);
        var others = cluster.State.Members.Where(member => !member.UniqueAddress.Equals(cluster.SelfUniqueAddress)).ToList();
        if (others.Count > 0 || cluster.SelfMember.Status is not (MemberStatus.Joining or MemberStatus.Removed))
        {
            return await context.Out.FailAsync(
                $"{cluster.SelfAddress} is in a cluster already, with status {cluster.SelfMember.Status}", "a node joins once in its life: restart it to join another", context.Cancel);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.Cancel);
        timeout.CancelAfter(limit);
        try
        {
            await cluster.JoinAsync(target, timeout.Token);
        }
        catch (ClusterJoinFailedException) when (!context.Cancel.IsCancellationRequested)
        {
            return await context.Out.FailAsync($"{cluster.SelfAddress} is not up in the cluster of {target} after {DurationText.Of(limit)}", "is the address right, and does its port answer?", context.Cancel);
        }

        await context.Out.LineAsync($"{cluster.SelfAddress} has joined {target}", null, context.Cancel);
        return ExitCode.Done;
    }
}
