namespace ChronoActors.Contracts.Ingestion;

/// <summary>Ingress to ingress: the part of a batch whose resources live on the other node, so that it travels in one message.</summary>
/// <param name="Batch">The part, with the declarations that the other ingress may not know.</param>
/// <param name="ReplyTo">The actor path of the producer, which gets the answers.</param>
public sealed record RelayedBatch(SampleBatch Batch, string ReplyTo) : IWireMessage;

/// <summary>The answer to a relayed batch where resources do not live on the node (any more).</summary>
/// <param name="Producer">Whose handles they are.</param>
/// <param name="Handles">The resources; their rows went on to where they live.</param>
public sealed record NotHere(ProducerId Producer, IReadOnlyList<int> Handles) : IWireMessage;
