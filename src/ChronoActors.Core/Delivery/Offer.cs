namespace ChronoActors.Core.Delivery;

/// <summary>What to do with a delivery.</summary>
public enum OfferOutcome
{
    /// <summary>Take its rows, without the first <see cref="Offer.Skip"/> of them.</summary>
    Accept,

    /// <summary>All its rows are known (or it has none): take nothing, answer with the state.</summary>
    Repeat,

    /// <summary>Rows before it are missing: take nothing, answer with <see cref="Offer.ExpectedSequence"/>.</summary>
    Gap,

    /// <summary>There is no room for another producer before something is committed: take nothing, do not answer; the producer sends again.</summary>
    Busy,
}

/// <summary>A ledger's decision on one delivery, with the state that the answer tells.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Skip">How many of the first rows are known already; 0 unless the outcome is <see cref="OfferOutcome.Accept"/>.</param>
/// <param name="ExpectedSequence">The sequence that must come next for a <see cref="OfferOutcome.Gap"/>, otherwise 0.</param>
/// <param name="AcceptedSequence">What was accepted of this producer before the delivery.</param>
/// <param name="DurableSequence">What is durable of this producer.</param>
public readonly record struct Offer(
    OfferOutcome Outcome,
    int Skip,
    long ExpectedSequence,
    long AcceptedSequence,
    long DurableSequence);
