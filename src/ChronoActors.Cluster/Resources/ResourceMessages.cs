using Akka.Actor;
using ChronoActors.Cluster.Reports;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Cluster.Resources;

/// <summary>The shard asks the resource to write down what is open and stop; also sent at hand-over and shutdown.</summary>
internal sealed record Hibernate
{
    public static Hibernate Instance { get; } = new();
}

/// <summary>To the node's reporter: the resource is awake here.</summary>
internal sealed record ResourceAwake(string Entity, ResourceId Id, string Type, IActorRef Actor)
{
    /// <summary>Where it shows its state.</summary>
    public PublishedReport Published { get; init; } = new();
}

/// <summary>To the node's reporter: the resource's actor has stopped, or the resource is no longer tracked.</summary>
internal sealed record ResourceGone(string Entity, IActorRef Actor);

/// <summary>To the ingress of its node: the resource's actor stops, rows go through the shard region from now on.</summary>
internal sealed record ResourceLeaving(ProducerId Producer, int Handle);

/// <summary>On the event stream: the journal refused a write or a recovery. Senders pause instead of waking more resources.</summary>
internal sealed record JournalTrouble
{
    public static JournalTrouble Instance { get; } = new();
}
