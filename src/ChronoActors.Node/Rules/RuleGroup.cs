using System.Collections.Immutable;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Node.Rules;

/// <summary>The rules of a file: they come and go together.</summary>
/// <param name="Name">Tells them from the rules of other files.</param>
/// <param name="Rules">In the order of the file; each name once.</param>
public sealed record RuleGroup(string Name, ImmutableArray<AlertRule> Rules);
