using System.Globalization;
using Akka.Cluster.Sharding;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Sharding;

/// <summary><c>cluster-sharding shards</c>.</summary>
internal sealed class ShardsCommand(ClusterSharding sharding) : Command
{
    private static readonly Parameter<string?> Type = Switch.Text("--region", "-r", "TYPE", "only this entity type");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "shards", "list every shard with its node and how many entities are awake in it", [Type, EntityType.Timeout]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var timeout = context.Get(EntityType.Timeout);
        var types = context.Get(Type) is { } one ? [one] : sharding.ShardTypeNames.Order(StringComparer.Ordinal).ToArray();
        var code = ExitCode.Done;
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var type in types)
        {
            var stats = await sharding.StatsAsync(type, timeout, context.Cancel);
            code = await EntityType.JudgeAsync(stats, context) == ExitCode.Done ? code : ExitCode.Partial;
            rows.AddRange(
                from region in stats.Regions
                from shard in region.Value.Stats
                orderby int.TryParse(shard.Key, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue, shard.Key
                select (IReadOnlyList<Cell>)[type, shard.Key, region.Key.ToString(), shard.Value]);
        }

        await context.Out.TableAsync("shards", [new("type"), new("shard"), new("address"), Column.Number("entities")], rows, context.Cancel);
        return code;
    }
}
