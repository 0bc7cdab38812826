using ChronoActors.Core.Resources;

namespace ChronoActors.Contracts.Ingestion;

/// <summary>Producer to ingress: rows of any number of resources.</summary>
/// <param name="Producer">Who sends.</param>
/// <param name="Declarations">Resources that the ingress may not know yet, each before its first delivery and again when it asks.</param>
/// <param name="Deliveries">The rows.</param>
public sealed record SampleBatch(
    ProducerId Producer,
    IReadOnlyList<HandleDeclaration> Declarations,
    IReadOnlyList<RowDelivery> Deliveries) : IWireMessage
{
    /// <summary>The producer's own number for the batch, from 1, by which <see cref="BatchVerdict.Taken"/> names it.</summary>
    public long Number { get; init; }
}

/// <summary>What a producer's short handle stands for.</summary>
/// <param name="Handle">The producer's own number for the resource, from 1.</param>
/// <param name="Declaration">The resource.</param>
public sealed record HandleDeclaration(int Handle, ResourceDeclaration Declaration);

/// <summary>
/// Consecutive rows of one resource. It is answered at once, by <see cref="BatchVerdict.Taken"/> or by a verdict that tells what is
/// accepted, and again when more is durable. A delivery without rows is a question: <see cref="FirstSequence"/> is what the producer would send next, and the
/// answer is the same as for rows.
/// </summary>
/// <param name="Handle">The resource.</param>
/// <param name="BaseSequence">The lowest sequence the producer still holds: all below it was acknowledged to it.</param>
/// <param name="FirstSequence">The sequence of the first row; the others follow it one by one. At least 1.</param>
/// <param name="Flush">Whether the sender waits: persist at once, also what was accepted before, instead of filling the chunk.</param>
/// <param name="Rows">The rows, encoded by the chunk codec; no bytes for no rows.</param>
public readonly record struct RowDelivery(int Handle, long BaseSequence, long FirstSequence, bool Flush, ReadOnlyMemory<byte> Rows);
