using Akka.Persistence;
using Akka.Persistence.Snapshot;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>A snapshot store plugin on <see cref="StorageScript"/>; it keeps the newest of each writer.</summary>
public sealed class ScriptedSnapshots : SnapshotStore
{
    private readonly StorageScript _storage = StorageScript.Of(Context.System);

    /// <inheritdoc/>
    protected override Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) =>
        Task.FromResult(_storage.Load(persistenceId));

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken) =>
        Task.Run(() => _storage.Save(metadata, snapshot), cancellationToken);

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Task.CompletedTask;
}
