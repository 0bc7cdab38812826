using System.Runtime.Serialization;
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
        var faults = new Exception?[saves.Count];
        try
        {
            await Store.WriteSnapshotsAsync(RowsOf(saves, faults)).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            for (var i = 0; i < faults.Length; i++)
            {
                faults[i] ??= failed;
            }
        }

        for (var i = 0; i < faults.Length; i++)
        {
            var (save, sender) = saves[i];
            sender.Tell(faults[i] is { } fault ? new SaveSnapshotFailure(save.Metadata, fault) : new SaveSnapshotSuccess(save.Metadata), ActorRefs.NoSender);
        }
    }

    /// <summary>What can't be made into bytes is left out: the others must not suffer for it.</summary>
    private List<JournalRow> RowsOf(IReadOnlyList<(SaveSnapshot Save, IActorRef Sender)> saves, Exception?[] faults)
    {
        var rows = new List<JournalRow>(saves.Count);
        for (var i = 0; i < saves.Count; i++)
        {
            var save = saves[i].Save;
            try
            {
                rows.Add(Format.ToRow(EntityKey.Of(save.Metadata.PersistenceId), save.Metadata.SequenceNr, save.Snapshot));
            }
            catch (SerializationException fault)
            {
                faults[i] = fault;
            }
        }

        return rows;
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
            var answers = new object?[loads.Count];
            await Store.ReadSnapshotsAsync(
                [.. loads.Select(request => EntityKey.Of(request.Load.PersistenceId))],
                (i, row) => answers[i] = AnswerTo(loads[i].Load, row)).ConfigureAwait(false);
            for (var i = 0; i < answers.Length; i++)
            {
                loads[i].Sender.Tell(answers[i] ?? new LoadSnapshotResult(null, loads[i].Load.ToSequenceNr), ActorRefs.NoSender);
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

    /// <summary>The snapshot, or the fault of one that can't be read; null for one that is too new.</summary>
    private object? AnswerTo(LoadSnapshot load, in JournalRow row)
    {
        if (row.Sequence > Math.Min(load.ToSequenceNr, load.Criteria.MaxSequenceNr))
        {
            return null;
        }

        try
        {
            var metadata = new SnapshotMetadata(load.PersistenceId, row.Sequence, DateTime.UnixEpoch);
            return new LoadSnapshotResult(new SelectedSnapshot(metadata, Format.FromRow(row)), load.ToSequenceNr);
        }
        catch (SerializationException fault)
        {
            return new LoadSnapshotFailed(fault);
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
