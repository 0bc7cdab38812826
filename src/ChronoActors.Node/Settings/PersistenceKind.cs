namespace ChronoActors.Node.Settings;

/// <summary>Where journal, snapshots and directory are kept.</summary>
public enum PersistenceKind
{
    /// <summary>One file in the data directory, for a node that is alone.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database that all nodes share.</summary>
    Postgres,
}
