using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>A journal plugin on <see cref="StorageScript"/>.</summary>
public sealed class ScriptedJournal : AsyncWriteJournal
{
    private readonly StorageScript _storage = StorageScript.Of(Context.System);

    /// <inheritdoc/>
    public override async Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        foreach (var stored in await Task.Run(() => _storage.Read(persistenceId, fromSequenceNr, toSequenceNr, max)))
        {
            recoveryCallback(stored);
        }
    }

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        Task.FromResult(_storage.HighestSequence(persistenceId));

    /// <inheritdoc/>
    protected override Task<IImmutableList<Exception>?> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken) =>
        _storage.WriteAsync([.. messages]);

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nothing deletes history yet.");
}
