using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using ChronoActors.Cluster.Telemetry;

namespace ChronoActors.Cluster.Journal;

/// <summary>
/// The journal plugin. Writes of all actors that come while a transaction is under way become the next transaction, and
/// recoveries share queries in the same way. A database that does not answer is asked again until it does, and the actors wait:
/// a write fails only when it would overwrite what another incarnation has written, or can't be made into bytes.
/// </summary>
internal sealed class JournalActor : StoreActor
{
    private const int MostWritesTogether = 2000;
    private const int MostReplaysTogether = 200;

    private readonly Gathering<WriteMessages> _writes = new(MostWritesTogether, parallel: 1);
    private readonly Gathering<ReplayMessages> _replays = new(MostReplaysTogether, parallel: 2);

    public JournalActor(Config plugin)
        : base(plugin)
    {
        Receive<WriteMessages>(write =>
        {
            _writes.Add(write);
            Write();
        });
        Receive<ReplayMessages>(replay =>
        {
            _replays.Add(replay);
            Replay();
        });
        Receive<DeleteMessagesTo>(OnDelete);
        Receive<BatchWritten>(OnWritten);
        Receive<BatchFailed>(OnFailed);
        Receive<WriteBatch>(Commit);
        Receive<Replayed>(_ =>
        {
            _replays.Done();
            Replay();
        });
    }

    /// <inheritdoc/>
    protected override void Continue()
    {
        Write();
        Replay();
    }

    private void Write()
    {
        if (IsOpen && _writes.TryTake(out var writes))
        {
            Commit(new WriteBatch(writes));
        }
    }

    private void Commit(WriteBatch batch) => Task.Run(() => WriteAsync(batch))
        .PipeTo(Self, success: faults => new BatchWritten(batch, faults), failure: fault => new BatchFailed(batch, fault));

    private void OnFailed(BatchFailed failed)
    {
        OnTrouble("does not take writes", failed.Fault);
        Timers.StartSingleTimer(nameof(WriteBatch), failed.Batch, RetryAfter);
    }

    private void OnWritten(BatchWritten written)
    {
        OnCalm();
        _writes.Done();
        Write();
        for (var i = 0; i < written.Batch.Writes.Count; i++)
        {
            JournalAnswers.Tell(written.Batch.Writes[i], written.Faults?[i], Self);
        }
    }

    /// <returns>The fault of each write that can't be done, or null when all are.</returns>
    private async Task<Exception?[]?> WriteAsync(WriteBatch batch)
    {
        var rows = new List<JournalRow>(batch.Writes.Count);
        try
        {
            foreach (var write in batch.Writes)
            {
                AddRows(write, rows);
            }

            var began = Stopwatch.GetTimestamp();
            await Store.WriteAsync(rows).ConfigureAwait(false);
            TrackingMeter.Written(Stopwatch.GetElapsedTime(began), rows.Count);
            return null;
        }
        catch (Exception fault) when (!IsPassing(fault))
        {
            // One of them is bad: the others must not suffer for it.
            var faults = new Exception?[batch.Writes.Count];
            for (var i = 0; i < faults.Length; i++)
            {
                faults[i] = await WriteAloneAsync(batch.Writes[i]).ConfigureAwait(false);
            }

            return faults;
        }
    }

    private async Task<Exception?> WriteAloneAsync(WriteMessages write)
    {
        var rows = new List<JournalRow>();
        try
        {
            AddRows(write, rows);
            await Store.WriteAsync(rows).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (!IsPassing(fault))
        {
            return Store.IsConflict(fault) && await IsWrittenAsync(rows).ConfigureAwait(false) ? null : fault;
        }
    }

    /// <summary>Whether the very same events are there: an earlier try was committed and only its answer was lost.</summary>
    private async Task<bool> IsWrittenAsync(List<JournalRow> rows)
    {
        var found = new List<JournalRow>();
        await Store.ReadAsync([new ReplayRange(rows[0].Entity, rows[0].Sequence, rows[^1].Sequence)], (_, row) => found.Add(row)).ConfigureAwait(false);
        return found.Count == rows.Count
            && found.Zip(rows, (there, ours) => there.Manifest == ours.Manifest && there.Payload.AsSpan().SequenceEqual(ours.Payload)).All(same => same);
    }

    private void AddRows(WriteMessages write, List<JournalRow> rows)
    {
        foreach (var atomic in write.Messages.OfType<AtomicWrite>())
        {
            var entity = EntityKey.Of(atomic.PersistenceId);
            foreach (var persistent in (IImmutableList<IPersistentRepresentation>)atomic.Payload)
            {
                rows.Add(Format.ToRow(entity, persistent.SequenceNr, persistent.Payload));
            }
        }
    }

    private void Replay()
    {
        while (IsOpen && _replays.TryTake(out var replays))
        {
            ReplayAsync(replays).PipeTo(Self, success: () => Replayed.Instance);
        }
    }

    private async Task ReplayAsync(IReadOnlyList<ReplayMessages> replays)
    {
        try
        {
            var ranges = replays.Select(replay => new ReplayRange(EntityKey.Of(replay.PersistenceId), replay.FromSequenceNr, replay.ToSequenceNr)).ToList();
            var told = new long[replays.Count];
            var faults = new Exception?[replays.Count];
            var highest = await Store.ReadAsync(ranges, (i, row) =>
            {
                if (faults[i] is null && told[i]++ < replays[i].Max)
                {
                    faults[i] = TellEvent(replays[i], row);
                }
            }).ConfigureAwait(false);
            for (var i = 0; i < highest.Length; i++)
            {
                replays[i].PersistentActor.Tell(faults[i] is { } fault ? new ReplayMessagesFailure(fault) : new RecoverySuccess(highest[i]), ActorRefs.NoSender);
            }
        }
        catch (Exception fault)
        {
            foreach (var replay in replays)
            {
                replay.PersistentActor.Tell(new ReplayMessagesFailure(fault), ActorRefs.NoSender);
            }
        }
    }

    /// <returns>The fault of an event that can't be read: only its own actor must suffer for it.</returns>
    private SerializationException? TellEvent(ReplayMessages replay, in JournalRow row)
    {
        try
        {
            var persistent = new Persistent(Format.FromRow(row), row.Sequence, replay.PersistenceId, row.Manifest);
            replay.PersistentActor.Tell(new ReplayedMessage(persistent), ActorRefs.NoSender);
            return null;
        }
        catch (SerializationException fault)
        {
            return fault;
        }
    }

    private void OnDelete(DeleteMessagesTo delete) => Store
        .DeleteAsync(EntityKey.Of(delete.PersistenceId), delete.ToSequenceNr)
        .PipeTo(
            delete.PersistentActor,
            success: () => new DeleteMessagesSuccess(delete.ToSequenceNr),
            failure: fault => new DeleteMessagesFailure(fault, delete.ToSequenceNr));

    private sealed record WriteBatch(IReadOnlyList<WriteMessages> Writes);

    private sealed record BatchWritten(WriteBatch Batch, Exception?[]? Faults);

    private sealed record BatchFailed(WriteBatch Batch, Exception Fault);

    private sealed record Replayed
    {
        public static Replayed Instance { get; } = new();
    }
}
