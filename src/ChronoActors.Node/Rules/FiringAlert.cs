using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Node.Rules;

/// <summary>An alert that is raised now.</summary>
/// <param name="Resource">On which resource.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Rule">The rule that it is of; null for a threshold of the resource's own.</param>
public sealed record FiringAlert(ResourceId Resource, AlertState Alert, AlertRule? Rule)
{
    /// <summary>The severity of the rule.</summary>
    public string Severity => Rule?.SeverityWord ?? "warning";

    /// <summary>Its state as programs read it: firing, keepFiring or noData.</summary>
    public string State => Alert.Phase switch
    {
        AlertPhase.KeepFiring => "keepFiring",
        AlertPhase.NoData => "noData",
        _ => "firing",
    };

    /// <summary>The raised alerts of a report: those of critical rules first, then the oldest first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="selector">On which resources and metrics.</param>
    /// <param name="rules">The rules of now.</param>
    public static IEnumerable<FiringAlert> In(Report report, Selector selector, RuleBook rules) =>
        from row in report.Apply(new ReportQuery { Selector = selector }).Alerts
        where row.Alert.IsRaised
        let firing = new FiringAlert(row.Resource.Id, row.Alert, rules.Rules.GetValueOrDefault(row.Alert.Threshold.Rule))
        orderby firing.Rule?.Severity ?? AlertSeverity.Warning descending, row.Alert.SinceNs
        select firing;

    /// <summary>The text by the rule's template; empty without one.</summary>
    /// <param name="nowNs">When it is written, nanoseconds since the Unix epoch.</param>
    public string Text(long nowNs) => Rule is { Text.Length: > 0 } rule
        ? AlertText.Parse(rule.Text).Of(AlertFacts.Of(rule, Resource, Alert, nowNs, $"/api/v1/stats?selector={Uri.EscapeDataString(Resource.ToString())}"))
        : "";
}
