using System.Collections.Immutable;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Cluster.Alerts;

/// <summary>Resource to the outbox of its node: these are durable here, bring them to the alert log. Repeats do no harm.</summary>
internal sealed record HandOver(ImmutableArray<RuleTransition> Transitions);

/// <summary>The outbox to a resource of its node: the alert log has everything up to this event.</summary>
internal sealed record HandedOver(long UpTo);

/// <summary>The rules as they stand in the journal.</summary>
internal sealed record RulesRead(RuleBook Book);
