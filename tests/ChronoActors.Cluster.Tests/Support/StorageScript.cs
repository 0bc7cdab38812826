using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>What becomes of a write.</summary>
public enum WriteFate
{
    /// <summary>It is committed.</summary>
    Commit,

    /// <summary>Nothing is written, and the writer is told so.</summary>
    Fail,

    /// <summary>It is committed, but the answer is lost: the writer hears of a failure.</summary>
    CommitUnheard,

    /// <summary>Nothing is written: the journal does not take these events.</summary>
    Reject,
}

/// <summary>
/// The storage behind <see cref="ScriptedJournal"/> and <see cref="ScriptedSnapshots"/> of one actor system. It keeps bytes, as a
/// database does, outlives the actors, and misbehaves when told to. Thread-safe.
/// </summary>
public sealed class StorageScript : IExtension
{
    private readonly Lock _lock = new();
    private readonly ActorSystem _system;
    private readonly Dictionary<string, List<IPersistentRepresentation>> _events = [];
    private readonly Dictionary<string, (SnapshotMetadata Metadata, (string, byte[]) Snapshot)> _snapshots = [];
    private readonly Queue<WriteFate> _fates = [];
    private readonly List<int> _batches = [];
    private TaskCompletionSource _gate = Open();
    private int _failingReplays;
    private int _failingSnapshots;

    private StorageScript(ActorSystem system) => _system = system;

    /// <summary>Writes that wait at the gate, since <see cref="HoldWrites"/>.</summary>
    public int Held { get; private set; }

    /// <summary>Events read in replays.</summary>
    public int Replayed { get; private set; }

    /// <summary>Snapshots saved.</summary>
    public int SnapshotsSaved { get; private set; }

    /// <summary>Snapshots that could not be saved.</summary>
    public int SnapshotsFailed { get; private set; }

    /// <summary>Number of events of each committed atomic write.</summary>
    public ImmutableArray<int> Batches => Locked(() => _batches.ToImmutableArray());

    public static StorageScript Of(ActorSystem system) => system.WithExtension<StorageScript, Provider>();

    /// <summary>The committed events of all writers, in the order of each writer's sequence.</summary>
    public ImmutableArray<object> Events => Locked(() => _events.Values.SelectMany(events => events).Select(Thaw).ToImmutableArray());

    /// <summary>Decides on the next writes; the ones after them are committed.</summary>
    public void NextWrites(params WriteFate[] fates) => Locked(() => Array.ForEach(fates, _fates.Enqueue));

    /// <summary>Lets the next replays fail.</summary>
    public void FailReplays(int count) => Locked(() => _failingReplays = count);

    /// <summary>Lets the next snapshots fail.</summary>
    public void FailSnapshots(int count) => Locked(() => _failingSnapshots = count);

    /// <summary>Keeps writes waiting until <see cref="ReleaseWrites"/>.</summary>
    public void HoldWrites() => Locked(() => (_gate, Held) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0));

    /// <summary>Lets waiting writes go on.</summary>
    public void ReleaseWrites() => Locked(() => _gate).TrySetResult();

    internal async Task<IImmutableList<Exception>?> WriteAsync(IReadOnlyList<AtomicWrite> writes)
    {
        await Locked(() =>
        {
            Held++;
            return _gate.Task;
        });
        return Locked(() => Write(writes));
    }

    internal IReadOnlyList<IPersistentRepresentation> Read(string persistenceId, long from, long to, long max) => Locked(() =>
    {
        if (_failingReplays > 0)
        {
            _failingReplays--;
            throw new IOException("scripted: the journal can't be read.");
        }

        var found = EventsOf(persistenceId).Where(stored => stored.SequenceNr >= from && stored.SequenceNr <= to).Take((int)Math.Min(max, int.MaxValue)).ToList();
        Replayed += found.Count;
        return found.ConvertAll(stored => stored.WithPayload(Thaw(stored)));
    });

    internal long HighestSequence(string persistenceId) => Locked(() => EventsOf(persistenceId).LastOrDefault()?.SequenceNr ?? 0);

    internal void Save(SnapshotMetadata metadata, object snapshot) => Locked(() =>
    {
        if (_failingSnapshots > 0)
        {
            _failingSnapshots--;
            SnapshotsFailed++;
            throw new IOException("scripted: the snapshot can't be written.");
        }

        _snapshots[metadata.PersistenceId] = (metadata, _system.Write(snapshot));
        SnapshotsSaved++;
    });

    internal SelectedSnapshot? Load(string persistenceId) => Locked(() =>
        _snapshots.TryGetValue(persistenceId, out var saved) ? new SelectedSnapshot(saved.Metadata, _system.Read(saved.Snapshot)) : null);

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private IImmutableList<Exception>? Write(IReadOnlyList<AtomicWrite> writes)
    {
        var fate = _fates.TryDequeue(out var next) ? next : WriteFate.Commit;
        if (fate == WriteFate.Fail)
        {
            throw new IOException("scripted: the write failed.");
        }

        if (fate == WriteFate.Reject)
        {
            return writes.Select(_ => (Exception)new InvalidOperationException("scripted: the events are not taken.")).ToImmutableList();
        }

        foreach (var write in writes)
        {
            var events = (IImmutableList<IPersistentRepresentation>)write.Payload;
            foreach (var written in events)
            {
                var stored = EventsOf(written.PersistenceId);
                Assert.Equal(stored.Count + 1, written.SequenceNr);
                stored.Add(written.WithPayload(_system.Write(written.Payload)));
            }

            _batches.Add(events.Count);
        }

        return fate == WriteFate.CommitUnheard ? throw new IOException("scripted: the connection broke after the commit.") : null;
    }

    private object Thaw(IPersistentRepresentation stored) => _system.Read(((string, byte[]))stored.Payload);

    private List<IPersistentRepresentation> EventsOf(string persistenceId)
    {
        if (!_events.TryGetValue(persistenceId, out var events))
        {
            _events[persistenceId] = events = [];
        }

        return events;
    }

    private T Locked<T>(Func<T> body)
    {
        lock (_lock)
        {
            return body();
        }
    }

    private void Locked(Action body)
    {
        lock (_lock)
        {
            body();
        }
    }

    private sealed class Provider : ExtensionIdProvider<StorageScript>
    {
        public override StorageScript CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
