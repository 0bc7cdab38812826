using System.Runtime.Serialization;
using Akka.Actor;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Journal;

/// <summary>Events and snapshots to and from bytes: by the contracts' serializer and no other. Thread-safe.</summary>
internal sealed class PayloadFormat(ActorSystem system)
{
    private readonly ContractsSerializer _serializer = new((ExtendedActorSystem)system);

    /// <exception cref="SerializationException">The payload has no schema.</exception>
    public JournalRow ToRow(Guid entity, long sequence, object payload) =>
        new(entity, sequence, _serializer.Manifest(payload), _serializer.ToBinary(payload));

    /// <exception cref="SerializationException">A newer version wrote it, or the bytes are damaged.</exception>
    public object FromRow(in JournalRow row) => _serializer.FromStored(row.Payload, row.Manifest);
}
