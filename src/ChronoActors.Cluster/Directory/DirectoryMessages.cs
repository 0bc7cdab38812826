using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Directory;

/// <summary>A change of one resource's entry; stays within the node.</summary>
internal abstract record DirectoryChange(string Entity);

/// <summary>The resource is awake here. Answered by <see cref="Entered"/> or <see cref="DirectoryFull"/> once that is committed.</summary>
internal sealed record Enter(string Entity, ResourceReport Report, bool IsNew) : DirectoryChange(Entity);

/// <summary>The resource falls asleep in this state. Answered by <see cref="Entered"/> once that is committed.</summary>
internal sealed record FallAsleep(string Entity, ResourceReport Report) : DirectoryChange(Entity);

/// <summary>The resource is no longer tracked. Nobody waits for it.</summary>
internal sealed record Leave(string Entity) : DirectoryChange(Entity);

/// <summary>The change is committed.</summary>
internal sealed record Entered
{
    public static Entered Instance { get; } = new();
}

/// <summary>The cluster has as many resources as it may have.</summary>
internal sealed record DirectoryFull(int Limit);
