using System.Collections.Immutable;

namespace ChronoActors.Core.Alerts;

/// <summary>The alert log has taken transitions; they get the next numbers.</summary>
public sealed record TransitionsEntered(ImmutableArray<RuleTransition> Transitions) : IAlertEvent;

/// <summary>A subscriber has handled everything up to a number, or starts there.</summary>
public sealed record SubscriptionMoved(string Subscription, long Number) : IAlertEvent;

/// <summary>Nobody will read under this name any more.</summary>
public sealed record SubscriptionEnded(string Subscription) : IAlertEvent;
