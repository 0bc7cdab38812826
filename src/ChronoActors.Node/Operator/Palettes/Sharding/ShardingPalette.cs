using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ChronoActors.Node.Operator.Palettes.Sharding;

/// <summary><c>cluster-sharding</c>: where the entities are.</summary>
public static class ShardingPalette
{
    /// <summary>The palette for a node's actor system.</summary>
    public static Palette Create(ActorSystem system)
    {
        var sharding = ClusterSharding.Get(system);
        return new Palette(
            "cluster-sharding",
            "where entities live",
            new RegionsCommand(sharding),
            new RegionStatsCommand(sharding),
            new ShardsCommand(sharding));
    }
}
