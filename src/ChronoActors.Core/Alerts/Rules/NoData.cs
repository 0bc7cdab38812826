using ChronoActors.Core.Operator;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>Nothing is heard of a metric for some time, by the node's clock, however the sender's clock goes.</summary>
/// <param name="Duration">For how long, from <see cref="Shortest"/> to <see cref="RuleDuration.Longest"/>.</param>
public sealed record NoData(TimeSpan Duration) : RuleCondition
{
    /// <summary>Senders may wait with rows for so long, and a node may take some seconds to come back.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override IEnumerable<Threshold> On(Metric metric, MetricSchema schema)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [new Threshold(metric.Name, ThresholdDirection.Above, Duration.TotalSeconds, Duration.TotalSeconds) { Figure = ThresholdFigure.Silence }];
    }

    /// <inheritdoc/>
    public override string? Fault() => Duration < Shortest || Duration > RuleDuration.Longest
        ? $"no data can be noticed after {DurationText.Of(Shortest)} to {DurationText.Of(RuleDuration.Longest)}."
        : null;

    /// <inheritdoc/>
    public override string ToString() => $"no data for {DurationText.Of(Duration)}";
}
