using System.Collections.Immutable;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Reports;

/// <summary>One resource in a report: its state at one moment, as its actor (or, while it sleeps, its last summary) told it.</summary>
/// <param name="Id">Who it is.</param>
/// <param name="Type">The kind of thing it is.</param>
/// <param name="Metrics">In the order of the schema.</param>
/// <param name="Alerts">Thresholds with the state of their alerts.</param>
/// <param name="Rejected">Samples rejected so far, by reason.</param>
/// <param name="IsAsleep">Whether the actor is passivated.</param>
public sealed record ResourceReport(
    ResourceId Id,
    string Type,
    ImmutableArray<MetricReport> Metrics,
    ImmutableArray<AlertState> Alerts,
    ImmutableSortedDictionary<RejectionReason, long> Rejected,
    bool IsAsleep);
