using ChronoActors.Core.Alerts;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Time;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Http;

/// <summary>The alerts that are raised now in the API.</summary>
/// <param name="GeneratedAtNs">When, nanoseconds since the Unix epoch.</param>
/// <param name="GeneratedAt">The same in ISO 8601.</param>
/// <param name="Complete">Whether nothing is missing.</param>
/// <param name="Alerts">Those of critical rules first, then the oldest first.</param>
/// <param name="Missing">The parts of the cluster that did not answer.</param>
internal sealed record FiringView(
    long GeneratedAtNs, string GeneratedAt, bool Complete, IReadOnlyList<FiringAlertView> Alerts, IReadOnlyList<MissingPart> Missing);

/// <summary>An alert that is raised now in the API.</summary>
/// <param name="Rule">The rule; null for a threshold of the resource's own.</param>
/// <param name="Severity">info, warning or critical.</param>
/// <param name="Resource">On which resource.</param>
/// <param name="Metric">On which metric.</param>
/// <param name="Condition">What has crossed, for example <c>value above 90</c>.</param>
/// <param name="State">firing, keepFiring (all is well, not yet for long enough) or noData.</param>
/// <param name="SinceNs">Timestamp of the sample that raised it, nanoseconds since the Unix epoch.</param>
/// <param name="Since">The same in ISO 8601.</param>
/// <param name="Value">The value that raised it.</param>
/// <param name="Labels">The labels of the rule.</param>
/// <param name="Text">By the rule's template; null without one.</param>
internal sealed record FiringAlertView(
    string? Rule,
    string Severity,
    string Resource,
    string Metric,
    string Condition,
    string State,
    long SinceNs,
    string Since,
    double Value,
    IReadOnlyDictionary<string, string> Labels,
    string? Text)
{
    public static FiringAlertView Of(FiringAlert firing, long nowNs)
    {
        var (threshold, text) = (firing.Alert.Threshold, firing.Text(nowNs));
        return new FiringAlertView(
            threshold.Rule.Length == 0 ? null : threshold.Rule,
            firing.Severity,
            firing.Resource.ToString(),
            threshold.Metric,
            threshold.ToString(),
            firing.State,
            firing.Alert.SinceNs,
            UnixTime.ToText(firing.Alert.SinceNs),
            firing.Alert.Value,
            firing.Rule?.Labels.ToDictionary(label => label.Name, label => label.Value) ?? [],
            text.Length == 0 ? null : text);
    }
}

/// <summary>What rules have raised and cleared in the API.</summary>
/// <param name="FirstNumber">The number of the oldest transition that is still there; older ones are forgotten.</param>
/// <param name="LastNumber">The number of the newest one; 0 before the first.</param>
/// <param name="Transitions">Newest first.</param>
internal sealed record HistoryView(long FirstNumber, long LastNumber, IReadOnlyList<TransitionView> Transitions);

/// <summary>A transition in the API.</summary>
/// <param name="Number">Its number in the alert log.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">On which resource.</param>
/// <param name="Metric">On which metric.</param>
/// <param name="Condition">The line as it was then.</param>
/// <param name="Raised">Raised or cleared.</param>
/// <param name="AtNs">Timestamp of the sample, nanoseconds since the Unix epoch.</param>
/// <param name="At">The same in ISO 8601.</param>
/// <param name="Value">The value that crossed.</param>
internal sealed record TransitionView(
    long Number, string Rule, string Resource, string Metric, string Condition, bool Raised, long AtNs, string At, double Value)
{
    public static TransitionView Of(NumberedTransition entry)
    {
        var transition = entry.Transition;
        return new TransitionView(
            entry.Number,
            transition.Threshold.Rule,
            transition.Resource.ToString(),
            transition.Threshold.Metric,
            transition.Threshold.ToString(),
            transition.IsRaised,
            transition.AtNs,
            UnixTime.ToText(transition.AtNs),
            transition.Value);
    }
}
