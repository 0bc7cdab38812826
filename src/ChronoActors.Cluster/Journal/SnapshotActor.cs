using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;

namespace ChronoActors.Cluster.Journal;

/// <summary>The snapshot plugin. It keeps the latest snapshot of each actor and does many at a time, as the journal does.</summary>
internal sealed class SnapshotActor : StoreActor
{
    private const int MostTogether = 200;

    private readonly Gathering<(SaveSnapshot Save, IActorRef Sender)> _saves = new(MostTogether, parallel: 1);
    private readonly Gathering<(LoadSnapshot Load, IActorRef Sender)> _loads = new(MostTogether, parallel: 2);

    public SnapshotActor(Config plugin)
        : base(plugin)
    {
        Receive<SaveSnapshot>(save =>
        {
            _saves.Add((save, Sender));
            Save();
        });
        Receive<LoadSnapshot>(load =>
        {
            _loads.Add((load, Sender));
            Load();
        });
        Receive<DeleteSnapshot>(delete => Store
            .DeleteSnapshotAsync(EntityKey.Of(delete.Metadata.PersistenceId), delete.Metadata.SequenceNr)
            .PipeTo(Sender, success: () => new DeleteSnapshotSuccess(delete.Metadata), failure: fault => new DeleteSnapshotFailure(delete.Metadata, fault)));
        Receive<DeleteSnapshots>(delete => Store
            .DeleteSnapshotAsync(EntityKey.Of(delete.PersistenceId), delete.Criteria.MaxSequenceNr)
            .PipeTo(Sender, success: () => new DeleteSnapshotsSuccess(delete.Criteria), failure: fault => new DeleteSnapshotsFailure(delete.Criteria, fault)));
        Receive<Saved>(_ =>
        {
            _saves.Done();
            Save();
        });
        Receive<Loaded>(_ =>
        {
            _loads.Done();
            Load();
        });
    }

    /// <inheritdoc/>
    protected override void Continue()
    {
        Save();
        Load();
    }

    private void Save()
    {
        if (IsOpen && _saves.TryTake(out var saves))
        {
            SaveAsync(saves).PipeTo(Self, success: () => Saved.Instance);
        }
    }

    private async Task SaveAsync(IReadOnlyList<(SaveSnapshot Save, IActorRef Sender)> saves)
    {
        Exception? fault = null;
        try
        {
            await Store.WriteSnapshotsAsync(
            [
                .. saves.Select(request => Format.ToRow(EntityKey.Of(request.Save.Metadata.PersistenceId), request.Save.Metadata.SequenceNr, request.Save.Snapshot)),
            ]).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            fault = failed;
        }

        foreach (var (save, sender) in saves)
        {
            sender.Tell(fault is null ? new SaveSnapshotSuccess(save.Metadata) : new SaveSnapshotFailure(save.Metadata, fault), ActorRefs.NoSender);
        }
    }

    private void Load()
    {
        while (IsOpen && _loads.TryTake(out var loads))
        {
            LoadAsync(loads).PipeTo(Self, success: () => Loaded.Instance);
        }
    }

    private async Task LoadAsync(IReadOnlyList<(LoadSnapshot Load, IActorRef Sender)> loads)
    {
        try
        {
            var snapshots = new SelectedSnapshot?[loads.Count];
            await Store.ReadSnapshotsAsync([.. loads.Select(request => EntityKey.Of(request.Load.PersistenceId))], (i, row) =>
            {
                var load = loads[i].Load;
                if (row.Sequence <= Math.Min(load.ToSequenceNr, load.Criteria.MaxSequenceNr))
                {
                    snapshots[i] = new SelectedSnapshot(new SnapshotMetadata(load.PersistenceId, row.Sequence, DateTime.UnixEpoch), Format.FromRow(row));
                }
            }).ConfigureAwait(false);
            for (var i = 0; i < snapshots.Length; i++)
            {
                loads[i].Sender.Tell(new LoadSnapshotResult(snapshots[i], loads[i].Load.ToSequenceNr), ActorRefs.NoSender);
            }
        }
        catch (Exception fault)
        {
            foreach (var (_, sender) in loads)
            {
                sender.Tell(new LoadSnapshotFailed(fault), ActorRefs.NoSender);
            }
        }
    }

    private sealed record Saved
    {
        public static Saved Instance { get; } = new();
    }

    private sealed record Loaded
    {
        public static Loaded Instance { get; } = new();
    }
}
