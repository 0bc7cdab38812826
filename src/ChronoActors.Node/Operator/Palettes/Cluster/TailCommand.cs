using Akka.Actor;
using Akka.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster tail</c>.</summary>
internal sealed class TailCommand(Akka.Cluster.Cluster cluster, ActorSystem system, TimeProvider time) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "tail", "show the members, then every change of them as it happens", isStreaming: true);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var feed = new EventFeed<ClusterEvent.IClusterDomainEvent>();
        var subscriber = system.ActorOf(FeedActor<ClusterEvent.IClusterDomainEvent>.Props(feed));
        try
        {
            cluster.Subscribe(
                subscriber,
                ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
                typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent), typeof(ClusterEvent.LeaderChanged));
            await foreach (var change in feed.ReadAllAsync(context.Cancel))
            {
                await WriteAsync(change, feed.TakeDropped(), context);
            }

            return ExitCode.Done;
        }
        finally
        {
            system.Stop(subscriber);
        }
    }

    private async Task WriteAsync(ClusterEvent.IClusterDomainEvent change, long dropped, CommandContext context)
    {
        if (dropped > 0)
        {
            await context.Out.WarnAsync($"{dropped} events were dropped, because they came faster than they were read", context.Cancel);
        }

        var (address, status) = change switch
        {
            ClusterEvent.IMemberEvent member => (member.Member.Address, member.Member.Status.ToString()),
            ClusterEvent.ReachabilityEvent reachability => (reachability.Member.Address, reachability.Member.Status.ToString()),
            ClusterEvent.LeaderChanged leader => (leader.Leader, null),
            _ => (null, null),
        };
        var at = UnixTime.ToText(time.NowNs());
        var data = new Dictionary<string, Cell>
        {
            ["time"] = at,
            ["event"] = change.GetType().Name,
            ["address"] = address?.ToString(),
            ["status"] = status,
        };
        await context.Out.LineAsync($"{at[..23]}Z  {change.GetType().Name,-18} {address?.ToString() ?? "-"}", data, context.Cancel);
    }
}
