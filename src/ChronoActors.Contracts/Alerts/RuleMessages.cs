using System.Collections.Immutable;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Contracts.Alerts;

/// <summary>Set a rule, in the place of one of the same name. Answered by a <see cref="CommandOutcome"/> once it is durable.</summary>
public sealed record SetRule(AlertRule Rule) : IAlertMessage;

/// <summary>Remove a rule. Answered by a <see cref="CommandOutcome"/> once that is durable; done, too, where there is none.</summary>
public sealed record RemoveRule(string Name) : IAlertMessage;

/// <summary>Node to the rule book: this is the version that I have. Answered by <see cref="RulesPublished"/> if there is another.</summary>
public sealed record AskRules(long Version) : IWireMessage;

/// <summary>To the rule book: what rules are there? Answered by <see cref="RulesPublished"/>; who asks is not told of changes.</summary>
public sealed record ListRules : IWireMessage;

/// <summary>
/// To the rule book: change several rules at once, all of them or none. Refused if the book is not what the changes were made for.
/// Answered by a <see cref="CommandOutcome"/> once they are durable.
/// </summary>
/// <param name="Version">The version of the book that was looked at.</param>
/// <param name="Set">Rules to set.</param>
/// <param name="Removed">Names of rules to remove.</param>
public sealed record ChangeRules(long Version, ImmutableArray<AlertRule> Set, ImmutableArray<string> Removed) : IWireMessage;

/// <summary>The rule book to nodes: these are the rules now.</summary>
public sealed record RulesPublished(RuleBook Book) : IWireMessage;
