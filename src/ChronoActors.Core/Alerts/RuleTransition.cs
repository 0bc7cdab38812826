using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts;

/// <summary>An alert of a rule was raised or cleared on a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Sequence">The number of the event in the resource's journal. With the resource it tells the transition from all others.</param>
/// <param name="Threshold">The threshold as it was then; it names the rule.</param>
/// <param name="IsRaised">Raised or cleared.</param>
/// <param name="AtNs">Timestamp of the sample, nanoseconds since the Unix epoch.</param>
/// <param name="Value">The value that crossed.</param>
public sealed record RuleTransition(ResourceId Resource, long Sequence, Threshold Threshold, bool IsRaised, long AtNs, double Value);

/// <summary>A transition with its number in the alert log.</summary>
public readonly record struct NumberedTransition(long Number, RuleTransition Transition);
