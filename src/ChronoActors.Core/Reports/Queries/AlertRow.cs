using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>One threshold of one resource with the state of its alert.</summary>
public readonly record struct AlertRow(ResourceReport Resource, AlertState Alert);
