namespace ChronoActors.Core.Delivery;

/// <summary>How far a producer's rows are durable in one resource; what journal events and snapshots keep of it.</summary>
/// <param name="Producer">The producer.</param>
/// <param name="DurableSequence">All its rows up to here are committed, or rejected for good.</param>
/// <param name="HeardNs">When a delivery of it last came, nanoseconds since the Unix epoch.</param>
public readonly record struct ProducerCursor(Guid Producer, long DurableSequence, long HeardNs);
