using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Directory;

/// <summary>What the directory knows of a resource.</summary>
/// <param name="Entity">Its entity id.</param>
/// <param name="Node">The address of the node that woke it, or an empty text while it sleeps.</param>
/// <param name="Report">Its state when it last fell asleep; while it is awake, only who it is.</param>
public sealed record DirectoryEntry(string Entity, string Node, ResourceReport Report)
{
    /// <summary>Whether <see cref="Report"/> is the whole truth.</summary>
    public bool IsAsleep => Node.Length == 0;
}
