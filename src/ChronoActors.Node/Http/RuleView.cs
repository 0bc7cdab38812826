using System.Text.Json.Serialization;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Http;

/// <summary>A rule in the API, as rule files have it.</summary>
/// <param name="Name">Tells it from other rules.</param>
/// <param name="Selector">Which resources and metrics.</param>
/// <param name="Condition">What raises its alerts, for example <c>above 90 clear 80</c>.</param>
/// <param name="For">For how long the condition must hold; null where it raises at once.</param>
/// <param name="KeepFiring">For how long all must be well; null where the alert clears at once.</param>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="Labels">Labels of its alerts.</param>
/// <param name="Text">The template of its alerts' text; null for none.</param>
/// <param name="Group">The group of a rule file that it is in; null for a rule of its own.</param>
internal sealed record RuleView(
    string Name,
    string Selector,
    string Condition,
    string? For,
    [property: JsonPropertyName("keep_firing")] string? KeepFiring,
    string Severity,
    IReadOnlyDictionary<string, string> Labels,
    string? Text,
    string? Group)
{
    public static RuleView Of(AlertRule rule) => new(
        rule.Name,
        rule.Selector.ToString(),
        rule.Condition.ToString(),
        DurationOf(rule.For),
        DurationOf(rule.KeepFiring),
        rule.SeverityWord,
        rule.Labels.ToDictionary(label => label.Name, label => label.Value),
        rule.Text.Length == 0 ? null : rule.Text,
        rule.Group.Length == 0 ? null : rule.Group);

    private static string? DurationOf(TimeSpan duration) => duration == TimeSpan.Zero ? null : DurationText.Of(duration);
}

/// <summary>A rule as it is put, apart from its name.</summary>
/// <param name="Selector">Which resources and metrics.</param>
/// <param name="Condition">What raises its alerts, for example <c>above 90 clear 80</c>.</param>
/// <param name="For">For how long the condition must hold, for example <c>5m</c>; by default it raises at once.</param>
/// <param name="KeepFiring">For how long all must be well; by default the alert clears at once.</param>
/// <param name="Severity">info, warning (the default) or critical.</param>
/// <param name="Labels">Labels of its alerts.</param>
/// <param name="Text">The template of its alerts' text.</param>
internal sealed record RuleBody(
    string Selector,
    string Condition,
    string? For,
    [property: JsonPropertyName("keep_firing")] string? KeepFiring,
    string? Severity,
    IReadOnlyDictionary<string, string>? Labels,
    string? Text);
