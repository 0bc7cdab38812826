using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Directory;

/// <summary>What has changed in the directory between two moments.</summary>
/// <param name="Version">Number of the last transaction that is included.</param>
/// <param name="Removals">How many entries were removed since the directory exists, or more.</param>
/// <param name="Changed">Entries that are new or written again.</param>
/// <param name="Remaining">Where entries were removed in between, the entities of those that are there; else null.</param>
public sealed record DirectoryChanges(long Version, long Removals, IReadOnlyList<DirectoryRow> Changed, IReadOnlyCollection<string>? Remaining);

/// <summary>An entry as the mirror keeps it.</summary>
/// <param name="Entity">The resource's entity id.</param>
/// <param name="Node">The address of the node that woke it, or an empty text while it sleeps.</param>
/// <param name="Report">Its state while it sleeps; null while it is awake.</param>
public sealed record DirectoryRow(string Entity, string Node, ResourceReport? Report);
