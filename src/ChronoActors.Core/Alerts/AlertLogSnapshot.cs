using System.Collections.Immutable;

namespace ChronoActors.Core.Alerts;

/// <summary>The durable state of an alert log at one point of its journal.</summary>
/// <param name="LastNumber">The number of the newest transition; 0 before the first.</param>
/// <param name="Retained">The newest transitions, oldest first.</param>
/// <param name="Sources">What was taken of each resource, oldest first.</param>
/// <param name="Subscriptions">How far each subscriber is.</param>
public sealed record AlertLogSnapshot(
    long LastNumber,
    ImmutableArray<RuleTransition> Retained,
    ImmutableArray<AlertSource> Sources,
    ImmutableSortedDictionary<string, long> Subscriptions);

/// <summary>How much of a resource an alert log has taken.</summary>
/// <param name="Entity">The resource's entity id.</param>
/// <param name="Sequence">The newest event that was taken.</param>
/// <param name="Number">The number that it got.</param>
public readonly record struct AlertSource(string Entity, long Sequence, long Number);
