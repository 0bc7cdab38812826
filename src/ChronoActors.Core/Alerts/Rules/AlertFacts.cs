using System.Collections.Immutable;
using System.Globalization;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>What the text of an alert can tell; see <see cref="AlertText"/>.</summary>
public sealed record AlertFacts
{
    /// <summary>The resource's identity.</summary>
    public required string Resource { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's severity, in lower case.</summary>
    public required string Severity { get; init; }

    /// <summary>The value that crossed.</summary>
    public required string Value { get; init; }

    /// <summary>The line that it crossed.</summary>
    public required string Threshold { get; init; }

    /// <summary>For how long the alert has been as it is.</summary>
    public required string Duration { get; init; }

    /// <summary>Where to read more.</summary>
    public required string Link { get; init; }

    /// <summary>The labels of the resource, and those of the rule, which win.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>The facts of an alert of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="nowNs">When the text is written, nanoseconds since the Unix epoch.</param>
    /// <param name="link">Where to read more.</param>
    public static AlertFacts Of(AlertRule rule, ResourceId resource, AlertState alert, long nowNs, string link)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(alert);
        var seconds = Math.Max(0, (nowNs - alert.SinceNs) / 1_000_000_000);
        return new AlertFacts
        {
            Resource = resource.ToString(),
            Metric = alert.Threshold.Metric,
            Rule = rule.Name,
            Severity = rule.SeverityWord,
            Value = alert.Value.ToString("R", CultureInfo.InvariantCulture),
            Threshold = alert.Threshold.Value.ToString("R", CultureInfo.InvariantCulture),
            Duration = DurationText.Of(TimeSpan.FromSeconds(seconds)),
            Link = link,
            Labels = resource.Labels.Concat(rule.Labels).Aggregate(
                ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), static (all, label) => all.SetItem(label.Name, label.Value)),
        };
    }
}
