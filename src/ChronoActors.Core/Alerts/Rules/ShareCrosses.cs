using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>One metric of a resource as a share of another one crosses a line: what is used of a capacity.</summary>
/// <param name="Used">The metric that is divided; the rule's selector has to match it.</param>
/// <param name="Total">The metric that it is divided by. Where that is not above 0, nothing is decided.</param>
/// <param name="Direction">Which side raises the alert.</param>
/// <param name="Value">The line, for example 0.9. Finite.</param>
/// <param name="ClearValue">The line back, never on the bad side of <paramref name="Value"/>. Finite.</param>
public sealed record ShareCrosses(string Used, string Total, ThresholdDirection Direction, double Value, double ClearValue) : RuleCondition
{
    private Threshold Line => new(Used, Direction, Value, ClearValue) { Figure = ThresholdFigure.Share, Total = Total };

    /// <inheritdoc/>
    public override IEnumerable<Threshold> On(Metric metric, MetricSchema schema)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(schema);
        return metric.Name == Used && schema.IndexOf(Total) >= 0 ? [Line] : [];
    }

    /// <inheritdoc/>
    public override string? Fault() =>
        AlertRule.NameFault(Used, "metric name") ?? AlertRule.NameFault(Total, "metric name")
        ?? (Used == Total ? "a metric is no share of itself" : Line.Fault());

    /// <summary>For example <c>used / total above 0.9 clear 0.8</c>.</summary>
    public override string ToString() => $"{Used} / {Total} {new ValueCrosses(Direction, Value, ClearValue)}";
}
