using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Sharding;

/// <summary><c>cluster-sharding regions</c>.</summary>
internal sealed class RegionsCommand(ClusterSharding sharding) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "regions", "list the entity types and the nodes that have a region of them", [EntityType.Timeout]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var timeout = context.Get(EntityType.Timeout);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var type in sharding.ShardTypeNames.Order(StringComparer.Ordinal))
        {
            var regions = await sharding.Region(type).Ask<CurrentRegions>(GetCurrentRegions.Instance, timeout, context.Cancel);
            rows.AddRange(regions.Regions.OrderBy(address => address.ToString(), StringComparer.Ordinal)
                .Select(address => (IReadOnlyList<Cell>)[type, address.ToString()]));
        }

        await context.Out.TableAsync("regions", [new("type"), new("address")], rows, context.Cancel);
        return ExitCode.Done;
    }
}
