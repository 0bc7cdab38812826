using System.Globalization;
using Akka.Cluster.Sharding;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;

namespace ChronoActors.Cluster.Sharding;

/// <summary>Which entity and which shard a message is for.</summary>
public sealed class ResourceShards : IMessageExtractor
{
    /// <summary>The entity type's name.</summary>
    public const string TypeName = "resource";

    /// <summary>Number of shards. Must never change while a cluster runs: nodes would disagree on the owner of a resource.</summary>
    public const int ShardCount = 128;

    private static readonly string[] Names = [.. Enumerable.Range(0, ShardCount).Select(shard => shard.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public string? EntityId(object message) => message switch
    {
        IEntityMessage addressed => addressed.Entity,
        ResourceCommand command => command.Resource.Entity,
        _ => null,
    };

    /// <inheritdoc/>
    public object EntityMessage(object message) => message;

    /// <inheritdoc/>
    public string? ShardId(object message) => EntityId(message) is { } entity ? ShardOf(entity) : null;

    /// <inheritdoc/>
    public string ShardId(string entityId, object? messageHint = null) => ShardOf(entityId);

    /// <summary>The shard of an entity.</summary>
    public static string ShardOf(string entity)
    {
        // FNV-1a over the id: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var c in entity)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return Names[hash % ShardCount];
    }
}
