using System.Collections.Immutable;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Reports;

namespace ChronoActors.Core.Tracking;

/// <summary>The durable state of a resource at one point of its journal.</summary>
/// <param name="Report">What a report shows, or null while the resource is not tracked.</param>
/// <param name="Cursors">How far each producer's rows are durable.</param>
public sealed record ResourceSnapshot(ResourceReport? Report, ImmutableArray<ProducerCursor> Cursors)
{
    /// <summary>Transitions of rules that the alert log has not confirmed.</summary>
    public ImmutableArray<RuleTransition> Unlogged { get; init; } = [];
}
