using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace ChronoActors.Node.Logging;

/// <summary>Logs who comes to the cluster, leaves it and can't be reached, a line each.</summary>
internal sealed class MembershipLog : ReceiveActor
{
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);

    public MembershipLog()
    {
        var log = Context.GetLogger();
        Receive<ClusterEvent.MemberUp>(change => log.Info("{0} is a member of the cluster", change.Member.Address));
        Receive<ClusterEvent.MemberLeft>(change => log.Info("{0} leaves the cluster", change.Member.Address));
        Receive<ClusterEvent.MemberRemoved>(change => log.Info("{0} is no longer a member of the cluster", change.Member.Address));
        Receive<ClusterEvent.UnreachableMember>(change => log.Warning("{0} can't be reached", change.Member.Address));
        Receive<ClusterEvent.ReachableMember>(change => log.Info("{0} can be reached again", change.Member.Address));
        Receive<ClusterEvent.IClusterDomainEvent>(_ => { });
    }

    /// <inheritdoc/>
    protected override void PreStart() => _cluster.Subscribe(
        Self,
        ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents,
        typeof(ClusterEvent.IMemberEvent),
        typeof(ClusterEvent.UnreachableMember),
        typeof(ClusterEvent.ReachableMember));

    /// <inheritdoc/>
    protected override void PostStop() => _cluster.Unsubscribe(Self);
}
