using Akka.Actor;
using ChronoActors.Contracts.Ingestion;

namespace ChronoActors.Cluster.Ingestion;

/// <summary>The part of a batch that goes on to the ingress of another node.</summary>
internal sealed class Relay(Address home)
{
    private readonly List<HandleDeclaration> _declarations = [];
    private readonly List<RowDelivery> _deliveries = [];

    public Address Home { get; } = home;

    public void Add(HandleEntry entry, in RowDelivery rows)
    {
        if (!entry.IsKnownToHome)
        {
            _declarations.Add(new HandleDeclaration(rows.Handle, entry.Declaration));
            entry.IsKnownToHome = true;
        }

        _deliveries.Add(rows);
    }

    public RelayedBatch ToMessage(SampleBatch of, IActorRef replyTo) => new(
        new SampleBatch(of.Producer, _declarations, _deliveries) { Number = of.Number },
        Akka.Serialization.Serialization.SerializedActorPath(replyTo));
}
