using System.Collections.Immutable;
using System.Globalization;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>What a receiver is told of one transition of an alert. Immutable.</summary>
public sealed record Notification
{
    /// <summary>Tells the transition from all others, and is the same each time it is sent: a receiver that knows the key has it already.</summary>
    public required string Key { get; init; }

    /// <summary>Tells the alert from all others: the same when it is raised, when it clears, and the next time.</summary>
    public required string AlertKey { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether the alert was raised; otherwise it has cleared.</summary>
    public required bool IsFiring { get; init; }

    /// <summary>The severity of the rule.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>The severity as it is written.</summary>
    public required string SeverityWord { get; init; }

    /// <summary>The resource.</summary>
    public required ResourceId Resource { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The condition as it was then, such as <c>used_percent above 90</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>The line that was crossed; seconds, where there was no data.</summary>
    public required double Threshold { get; init; }

    /// <summary>The value that crossed.</summary>
    public required double Value { get; init; }

    /// <summary>Timestamp of the sample, nanoseconds since the Unix epoch.</summary>
    public required long AtNs { get; init; }

    /// <summary>The labels of the resource, and those of the rule, which win.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>What a person reads; one line at least.</summary>
    public required string Text { get; init; }

    /// <summary><c>firing</c> or <c>resolved</c>.</summary>
    public string Status => IsFiring ? "firing" : "resolved";

    /// <summary>The time of the sample, in 100 ns.</summary>
    public DateTimeOffset At => DateTimeOffset.UnixEpoch.AddTicks(AtNs / 100);

    /// <summary>The notification of a transition.</summary>
    /// <param name="transition">What happened.</param>
    /// <param name="rule">The rule as it is now; null if it is no more.</param>
    public static Notification Of(RuleTransition transition, AlertRule? rule)
    {
        ArgumentNullException.ThrowIfNull(transition);
        var threshold = transition.Threshold;
        rule ??= new AlertRule(threshold.Rule, Selectors.Selector.All, new ValueCrosses(threshold.Direction, threshold.Value, threshold.ClearValue));
        var facts = AlertFacts.Of(rule, transition.Resource, new AlertState(threshold, transition.IsRaised, transition.AtNs, transition.Value), transition.AtNs, link: "");
        return new Notification
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{transition.Resource.Entity}-{transition.Sequence}"),
            AlertKey = $"{transition.Resource.Entity}/{threshold.Rule}/{threshold.Metric}/{(threshold.Direction == ThresholdDirection.Above ? "above" : "below")}",
            Rule = threshold.Rule,
            IsFiring = transition.IsRaised,
            Severity = rule.Severity,
            SeverityWord = rule.SeverityWord,
            Resource = transition.Resource,
            Metric = threshold.Metric,
            Condition = threshold.ToString(),
            Threshold = threshold.Value,
            Value = transition.Value,
            AtNs = transition.AtNs,
            Labels = facts.Labels,
            Text = rule.Text.Length > 0 ? AlertText.Parse(rule.Text).Of(facts) : $"{transition.Resource}: {threshold}, value {facts.Value}",
        };
    }
}
