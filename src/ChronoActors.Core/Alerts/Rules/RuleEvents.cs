namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A rule was set, in the place of an earlier one of the same name.</summary>
public sealed record RuleSet(AlertRule Rule) : IAlertEvent;

/// <summary>A rule was removed.</summary>
public sealed record RuleRemoved(string Name) : IAlertEvent;
