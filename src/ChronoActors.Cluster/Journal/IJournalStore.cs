namespace ChronoActors.Cluster.Journal;

/// <summary>
/// The tables of events and snapshots in one kind of database. What is asked for together is done in one transaction or one
/// query. Writes come one at a time; reads may run beside them and beside each other. All of them fail with a
/// <see cref="System.Data.Common.DbException"/> when the database does not answer.
/// </summary>
internal interface IJournalStore : IAsyncDisposable
{
    /// <summary>Creates the tables where they are missing.</summary>
    Task InitializeAsync();

    /// <summary>Commits events, all or none.</summary>
    Task WriteAsync(IReadOnlyList<JournalRow> rows);

    /// <summary>Whether a failed write met events that are there already.</summary>
    bool IsConflict(Exception fault);

    /// <summary>Reads the events of many actors, each in the order of its sequence.</summary>
    /// <param name="ranges">What to read.</param>
    /// <param name="found">Is given each event and the index of its range.</param>
    /// <returns>The highest sequence of each range's actor, 0 for none.</returns>
    Task<long[]> ReadAsync(IReadOnlyList<ReplayRange> ranges, Action<int, JournalRow> found);

    /// <summary>Deletes an actor's events up to a sequence.</summary>
    Task DeleteAsync(Guid entity, long toSequence);

    /// <summary>Keeps each snapshot as its actor's only one, unless there is a later one.</summary>
    Task WriteSnapshotsAsync(IReadOnlyList<JournalRow> rows);

    /// <summary>Reads the snapshots of many actors; an actor without one is not found.</summary>
    /// <param name="entities">Whose.</param>
    /// <param name="found">Is given each snapshot and the index of its actor.</param>
    Task ReadSnapshotsAsync(IReadOnlyList<Guid> entities, Action<int, JournalRow> found);

    /// <summary>Deletes an actor's snapshot if it is not above a sequence.</summary>
    Task DeleteSnapshotAsync(Guid entity, long toSequence);
}
