using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Pattern;

namespace ChronoActors.Cluster.Alerts;

/// <summary>An actor of which the cluster has one, on its oldest node.</summary>
internal static class ClusterSingleton
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Starts this node's part.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="props">The actor; started again, after a pause, when it ends by itself, as persistent actors do when a write fails.</param>
    /// <param name="name">Its name.</param>
    public static void Start(ActorSystem system, Props props, string name)
    {
        var supervisor = BackoffSupervisor.Props(Backoff.OnStop(props, name, ShortestPause, LongestPause, randomFactor: 0.2, maxNrOfRetries: -1));
        var settings = ClusterSingletonManagerSettings.Create(system).WithRole(ActorNames.NodeRole);
        system.ActorOf(ClusterSingletonManager.Props(supervisor, PoisonPill.Instance, settings), name);
    }

    /// <summary>The way to such an actor, wherever it is.</summary>
    public static IActorRef WayTo(ActorSystem system, string name)
    {
        var proxy = ClusterSingletonProxySettings.Create(system).WithRole(ActorNames.NodeRole);
        return system.ActorOf(ClusterSingletonProxy.Props($"/user/{name}", proxy), $"{name}-proxy");
    }
}
