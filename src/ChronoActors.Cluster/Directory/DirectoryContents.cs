using System.Collections.Immutable;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Directory;

/// <summary>The whole directory at one moment. Immutable.</summary>
/// <param name="Asleep">The sleeping resources, as they fell asleep, in no order.</param>
/// <param name="Awake">The others, by the address of the node that woke them.</param>
internal sealed record DirectoryContents(ImmutableArray<ResourceReport> Asleep, ImmutableDictionary<string, NodeEntities> Awake)
{
    /// <summary>The set of entities that a node woke.</summary>
    public EntityTally TallyOf(string node) => Awake.GetValueOrDefault(node)?.Tally ?? default;
}

/// <summary>The entities that a node woke. Immutable.</summary>
/// <param name="Tally">The set.</param>
/// <param name="Entities">The same as a list, in no order.</param>
internal sealed record NodeEntities(EntityTally Tally, ImmutableArray<string> Entities);

/// <summary>To the mirror: say what the directory holds, at this moment or later. Answered by <see cref="DirectoryContents"/> or a failure.</summary>
internal sealed record ReadDirectory
{
    public static ReadDirectory Instance { get; } = new();
}
