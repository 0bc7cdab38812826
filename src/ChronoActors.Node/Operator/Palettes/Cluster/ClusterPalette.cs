using Akka.Actor;

namespace ChronoActors.Node.Operator.Palettes.Cluster;

/// <summary><c>cluster</c>: who is in the cluster, and changes to that.</summary>
public static class ClusterPalette
{
    /// <summary>The palette for a node's actor system.</summary>
    public static Palette Create(ActorSystem system, TimeProvider time)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        return new Palette(
            "cluster",
            "the cluster's members",
            new ShowCommand(cluster),
            new StatusCommand(cluster),
            new LeaderCommand(cluster),
            new JoinCommand(cluster),
            new LeaveCommand(cluster, time),
            new DownCommand(cluster, time),
            new DownUnreachableCommand(cluster, time),
            new TailCommand(cluster, system, time));
    }
}
