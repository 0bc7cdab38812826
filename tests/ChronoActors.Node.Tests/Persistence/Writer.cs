using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using ChronoActors.Cluster.Resources;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>A persistent actor that writes what it is told and tells what it has.</summary>
internal sealed class Writer(string name) : UntypedPersistentActor
{
    /// <summary>How long the tests wait for anything.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<object> _events = [];
    private IActorRef _asker = ActorRefs.Nobody;
    private SnapshotOffer? _offer;

    /// <inheritdoc/>
    public override string PersistenceId => name;

    public static Props Props(string name) => Akka.Actor.Props.Create(() => new Writer(name));

    /// <summary>Writes events one by one; done when all of them are durable.</summary>
    /// <returns><see cref="Written"/>, or <see cref="NotWritten"/> for the first that could not be.</returns>
    public static async Task<object> WriteAsync(IActorRef writer, params object[] events)
    {
        object answer = Written.Instance;
        for (var i = 0; i < events.Length && answer is Written; i++)
        {
            answer = await WriteTogetherAsync(writer, events[i]);
        }

        return answer;
    }

    /// <summary>Writes events all or none.</summary>
    public static Task<object> WriteTogetherAsync(IActorRef writer, params object[] events) => writer.Ask<object>(new Write(events), Patience);

    /// <summary>Saves a snapshot.</summary>
    public static Task<object> SaveAsync(IActorRef writer, object snapshot) => writer.Ask<object>(new Save(snapshot), Patience);

    /// <summary>What the writer has, recovered and written.</summary>
    public static Task<WriterState> StateAsync(IActorRef writer) => writer.Ask<WriterState>(GetState.Instance, Patience);

    /// <summary>What the writer has, or null if it could not recover.</summary>
    public static async Task<WriterState?> TryStateAsync(IActorRef writer)
    {
        var state = StateAsync(writer);
        await Task.WhenAny(state, writer.WatchAsync());
        return state.IsCompletedSuccessfully ? await state : null;
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer offer:
                _offer = offer;
                break;
            case RecoveryCompleted:
                break;
            default:
                _events.Add(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Write write:
                _asker = Sender;
                OnWrite(write);
                break;
            case Save save:
                _asker = Sender;
                SaveSnapshot(save.Snapshot);
                break;
            case SaveSnapshotSuccess or SaveSnapshotFailure:
                Answer(message);
                break;
            case GetState:
                Sender.Tell(new WriterState(_offer?.Snapshot, _offer?.Metadata.SequenceNr ?? 0, [.. _events], LastSequenceNr));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Answer(new NotWritten(cause));
        Context.System.EventStream.Publish(JournalTrouble.Instance);
    }

    /// <inheritdoc/>
    protected override void OnRecoveryFailure(Exception reason, object? message = null) => Context.System.EventStream.Publish(JournalTrouble.Instance);

    /// <inheritdoc/>
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Answer(new NotWritten(cause));
        Context.Stop(Self);
    }

    private void OnWrite(Write write)
    {
        var left = write.Events.Count;
        PersistAll(write.Events, persisted =>
        {
            _events.Add(persisted);
            if (--left == 0)
            {
                Answer(Written.Instance);
            }
        });
    }

    private void Answer(object answer)
    {
        _asker.Tell(answer);
        _asker = ActorRefs.Nobody;
    }

    private sealed record Write(IReadOnlyList<object> Events);

    private sealed record Save(object Snapshot);

    private sealed record GetState
    {
        public static GetState Instance { get; } = new();
    }
}

/// <summary>All events are durable.</summary>
internal sealed record Written
{
    public static Written Instance { get; } = new();
}

/// <summary>The events were not written, as far as the writer knows; it stops.</summary>
internal sealed record NotWritten(Exception Cause);

/// <summary>What a writer has.</summary>
/// <param name="Snapshot">The snapshot it recovered from, or null.</param>
/// <param name="SnapshotSequence">The last event that is in the snapshot, or 0.</param>
/// <param name="Events">The events that it recovered and wrote since, in order.</param>
/// <param name="LastSequence">The number of its last event.</param>
internal sealed record WriterState(object? Snapshot, long SnapshotSequence, ImmutableArray<object> Events, long LastSequence);
