using ChronoActors.Core.Samples;

namespace ChronoActors.Contracts.Ingestion;

/// <summary>Ingress to producer: what became of rows, of one batch or of several.</summary>
/// <param name="Producer">Whom it is for.</param>
/// <param name="Resources">A verdict per resource that has news.</param>
/// <param name="UnknownHandles">Handles that the ingress has no declaration for: declare them and send again.</param>
public sealed record BatchVerdict(
    ProducerId Producer,
    IReadOnlyList<ResourceVerdict> Resources,
    IReadOnlyList<int> UnknownHandles) : IWireMessage
{
    /// <summary>
    /// What was handed to the actors of its resources: accepted, unless <see cref="Resources"/>, here or later, says otherwise. One
    /// short list instead of a verdict per resource.
    /// </summary>
    public IReadOnlyList<TakenBatch> Taken { get; init; } = [];
}

/// <summary>Deliveries of one batch that their actors have got.</summary>
/// <param name="Number">The batch, <see cref="SampleBatch.Number"/>.</param>
/// <param name="Handles">The resources.</param>
public sealed record TakenBatch(long Number, IReadOnlyList<int> Handles);

/// <summary>The state of one resource's deliveries.</summary>
/// <param name="Handle">The resource, by the producer's handle.</param>
/// <param name="DurableSequence">All rows up to here are committed (or rejected for good): the producer may forget them.</param>
/// <param name="AcceptedSequence">
/// All rows up to here are in the resource's memory, counted and watched, though the ones above
/// <paramref name="DurableSequence"/> are not committed yet: the producer keeps them but need not send them again. At least
/// <paramref name="DurableSequence"/>; it falls back to it when the resource restarts.
/// </param>
/// <param name="ExpectedSequence">0, or the sequence that must come next because something before the last delivery is missing.</param>
/// <param name="Refused">Not <see cref="RejectionReason.None"/> when the resource as a whole is refused: nothing of it will ever be accepted.</param>
/// <param name="Message">Why it is refused, for a person; empty otherwise.</param>
/// <param name="Rejections">Rows or single values that were rejected since they were delivered; their neighbours were accepted.</param>
public sealed record ResourceVerdict(
    int Handle,
    long DurableSequence,
    long AcceptedSequence,
    long ExpectedSequence,
    RejectionReason Refused,
    string Message,
    IReadOnlyList<RowRejection> Rejections);
