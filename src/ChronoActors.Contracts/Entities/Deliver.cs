using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Contracts.Entities;

/// <summary>A message for the actor of one resource.</summary>
public interface IEntityMessage : IWireMessage
{
    /// <summary>The entity id, <see cref="ResourceId.Entity"/>.</summary>
    string Entity { get; }
}

/// <summary>Ingress to resource actor: rows of one producer.</summary>
/// <param name="Entity">The resource's entity id.</param>
/// <param name="Producer">Who sent the rows.</param>
/// <param name="Schema">Fingerprint of the schema that the rows come in.</param>
/// <param name="Declaration">The resource, or null where the actor should know it.</param>
/// <param name="Rows">The rows.</param>
public sealed record Deliver(
    string Entity,
    ProducerId Producer,
    ulong Schema,
    ResourceDeclaration? Declaration,
    RowDelivery Rows) : IEntityMessage
{
    /// <summary>
    /// Whether the ingress has handed it to the actor itself and answered for that: then the actor speaks up only where there is
    /// more to say. Never leaves the node.
    /// </summary>
    public bool IsDirect { get; init; }
}

/// <summary>Resource actor to ingress: the state of a producer's deliveries.</summary>
/// <param name="Producer">Whom it is for.</param>
/// <param name="Verdict">The state.</param>
/// <param name="NeedsDeclaration">Nothing was taken because the actor does not know the schema: deliver again with the declaration.</param>
public sealed record DeliveryReply(ProducerId Producer, ResourceVerdict Verdict, bool NeedsDeclaration) : IWireMessage;
