using Akka.Cluster.Sharding;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Sharding;

/// <summary><c>cluster-sharding region-stats -r TYPE</c>.</summary>
internal sealed class RegionStatsCommand(ClusterSharding sharding) : Command
{
    private static readonly Parameter<string> Type = Switch.Required("--region", "-r", "TYPE", "the entity type; regions lists them", text => text);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "region-stats", "count the shards and entities of a type on every node", [Type, EntityType.Timeout], examples: "cluster-sharding region-stats -r resource");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var stats = await sharding.StatsAsync(context.Get(Type), context.Get(EntityType.Timeout), context.Cancel);
        var rows = stats.Regions.OrderBy(region => region.Key.ToString(), StringComparer.Ordinal).Select(region => (IReadOnlyList<Cell>)
        [
            region.Key.ToString(), region.Value.Stats.Count, region.Value.Stats.Sum(shard => (long)shard.Value),
        ]);
        await context.Out.TableAsync("regions", [new("address"), Column.Number("shards"), Column.Number("entities")], rows, context.Cancel);
        return await EntityType.JudgeAsync(stats, context);
    }
}
