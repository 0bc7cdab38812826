namespace ChronoActors.Core.Samples;

/// <summary>Samples of one row that were rejected.</summary>
/// <param name="Sequence">The row, by its producer's sequence.</param>
/// <param name="Reason">Why.</param>
/// <param name="Samples">How many of its samples.</param>
public readonly record struct RowRejection(long Sequence, RejectionReason Reason, int Samples);
