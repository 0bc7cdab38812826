using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Sharding;

/// <summary>The types of sharded entities on this node, and questions to their regions.</summary>
internal static class EntityType
{
    /// <summary>How long the nodes have to tell their shards.</summary>
    public static Parameter<TimeSpan> Timeout { get; } = Switch.Duration(
        "--timeout", "-t", "TIME", "how long to wait for the other nodes", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));

    /// <summary>The region of a type.</summary>
    /// <exception cref="UsageException">There is no such type.</exception>
    public static IActorRef Region(this ClusterSharding sharding, string type)
    {
        var types = sharding.ShardTypeNames.Order(StringComparer.Ordinal).ToList();
        return types.Contains(type)
            ? sharding.ShardRegion(type)
            : throw new UsageException(
                types.Count == 0 ? "this node has no shard regions" : $"there is no entity type \"{type}\"; there are {string.Join(", ", types)}", Nearest.Hint(type, types));
    }

    /// <summary>Every node's shards of a type and how many entities each has; nodes that do not answer in time are not in it.</summary>
    public static Task<ClusterShardingStats> StatsAsync(this ClusterSharding sharding, string type, TimeSpan timeout, CancellationToken cancel) =>
        sharding.Region(type).Ask<ClusterShardingStats>(new GetClusterShardingStats(timeout), timeout + TimeSpan.FromSeconds(1), cancel);

    /// <summary>Warns of nodes and shards that did not answer: the exit code that this makes.</summary>
    public static async Task<ExitCode> JudgeAsync(ClusterShardingStats stats, CommandContext context)
    {
        var failed = stats.Regions.Where(region => region.Value.Failed.Count > 0).ToList();
        foreach (var (address, region) in failed)
        {
            await context.Out.WarnAsync($"{address}: {region.Failed.Count} shards did not answer in time", context.Cancel);
        }

        return failed.Count == 0 ? ExitCode.Done : ExitCode.Partial;
    }
}
