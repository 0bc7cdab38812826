using Akka.Actor;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Resources;

/// <summary>Who wants to hear when rows become durable: usually one producer, through one ingress.</summary>
internal struct ResourceWaiters
{
    private Waiter? _first;
    private List<Waiter>? _others;

    private sealed record Waiter(ProducerId Producer, int Handle, IActorRef Ingress);

    /// <summary>Notes where a producer's answers go; the newest way counts.</summary>
    public void Add(ProducerId producer, int handle, IActorRef ingress)
    {
        if (_first is { } first && first.Producer == producer && first.Handle == handle && first.Ingress.Equals(ingress))
        {
            return;
        }

        var waiter = new Waiter(producer, handle, ingress);
        if (_first is null || _first.Producer == producer)
        {
            _first = waiter;
            return;
        }

        _others ??= [];
        _others.RemoveAll(other => other.Producer == producer);
        _others.Add(waiter);
    }

    /// <summary>Tells each producer what is durable.</summary>
    public void TellDurable(ProducerLedger ledger, IActorRef self)
    {
        if (_first is not null)
        {
            Tell(_first, ledger, self);
        }

        foreach (var waiter in _others ?? [])
        {
            Tell(waiter, ledger, self);
        }

        // One producer stays: it usually sends again. The others are noted again when they do.
        _others = null;
    }

    /// <summary>Tells the ingress of this node that the actor is about to stop. Others find out when they relay rows here.</summary>
    public readonly void TellLeaving()
    {
        foreach (var waiter in _first is null ? _others ?? [] : [_first, .. _others ?? []])
        {
            if (waiter.Ingress is IInternalActorRef { IsLocal: true })
            {
                waiter.Ingress.Tell(new ResourceLeaving(waiter.Producer, waiter.Handle), ActorRefs.NoSender);
            }
        }
    }

    private static void Tell(Waiter waiter, ProducerLedger ledger, IActorRef self)
    {
        var verdict = new ResourceVerdict(
            waiter.Handle,
            ledger.DurableSequence(waiter.Producer.Value),
            ledger.AcceptedSequence(waiter.Producer.Value),
            0,
            RejectionReason.None,
            "",
            []);
        waiter.Ingress.Tell(new DeliveryReply(waiter.Producer, verdict, NeedsDeclaration: false), self);
    }
}
