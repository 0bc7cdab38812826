using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>How many samples of one resource were rejected for one reason.</summary>
public readonly record struct RejectedRow(ResourceReport Resource, RejectionReason Reason, long Count);
