using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>Which resources the answer of a node is about, whether selected or not. Not thread-safe.</summary>
/// <param name="tally">The set.</param>
/// <param name="entities">The same as a list, where it was asked for.</param>
internal sealed class CoveredEntities(EntityTally tally, HashSet<string>? entities)
{
    /// <summary>The most entities in one message, below the transport's frame size.</summary>
    public const int MaxInMessage = 20_000;

    /// <summary>The set.</summary>
    public EntityTally Tally { get; private set; } = tally;

    /// <summary>The same as a list; empty where it was not asked for.</summary>
    public IReadOnlyCollection<string> Entities => entities ?? [];

    /// <summary>Takes out one that is in the set.</summary>
    public void Remove(string entity)
    {
        Tally = Tally.Without(entity);
        entities?.Remove(entity);
    }
}
