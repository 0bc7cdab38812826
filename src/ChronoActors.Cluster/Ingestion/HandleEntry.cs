using Akka.Actor;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Cluster.Ingestion;

/// <summary>
/// What the ingress knows of a producer's handle: the resource, and the short way to its actor once an answer has shown it. The
/// short way may be out of date; a delivery that comes again goes through the shard region, which always knows.
/// </summary>
internal sealed class HandleEntry(ResourceDeclaration declaration)
{
    private long _lastFirst;

    public ResourceDeclaration Declaration { get; } = declaration;

    /// <summary>Whether the actor has seen the declaration: from then on the fingerprint of the schema is enough.</summary>
    public bool IsKnownToEntity { get; private set; }

    /// <summary>The actor, if it lives on this node.</summary>
    public IActorRef? Actor { get; private set; }

    /// <summary>The node where the actor lives, if it is another one.</summary>
    public Address? Home { get; private set; }

    /// <summary>Whether the ingress of <see cref="Home"/> was given the declaration.</summary>
    public bool IsKnownToHome { get; set; }

    /// <summary>The actor has answered.</summary>
    public void Heard(IActorRef actor, bool isKnownToEntity)
    {
        IsKnownToEntity = isKnownToEntity;
        if (actor is IInternalActorRef { IsLocal: true })
        {
            (Actor, Home) = (actor, null);
        }
        else if (Home != actor.Path.Address)
        {
            (Actor, Home, IsKnownToHome) = (null, actor.Path.Address, false);
        }
    }

    /// <summary>The actor is not where it was.</summary>
    public void Forget() => (Actor, Home, IsKnownToHome) = (null, null, false);

    /// <summary>Forgets the short way when a delivery comes again: it may be why nobody answered.</summary>
    public void Check(in RowDelivery rows)
    {
        if (rows.FirstSequence <= _lastFirst)
        {
            Forget();
        }

        _lastFirst = rows.FirstSequence;
    }

    /// <summary>The message for the actor.</summary>
    public Deliver ToDeliver(ProducerId producer, in RowDelivery rows, bool isDirect) => new(
        Declaration.Id.Entity,
        producer,
        Declaration.Schema.Fingerprint,
        IsKnownToEntity ? null : Declaration,
        rows)
    {
        IsDirect = isDirect,
    };
}
