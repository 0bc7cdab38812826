using System.Globalization;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A value of a metric crosses a line, as with a <see cref="Threshold"/>: each selected metric gets one of its own.</summary>
/// <param name="Direction">Which side raises the alert.</param>
/// <param name="Value">The line. Finite.</param>
/// <param name="ClearValue">The line back, never on the bad side of <paramref name="Value"/>. Finite.</param>
public sealed record ValueCrosses(ThresholdDirection Direction, double Value, double ClearValue) : RuleCondition
{
    /// <summary>What of the value: itself, the average, maximum or minimum of an interval, or its rate of change per second.</summary>
    public ThresholdFigure Figure { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Threshold> On(Metric metric, MetricSchema schema)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [new Threshold(metric.Name, Direction, Value, ClearValue) { Figure = Figure }];
    }

    /// <inheritdoc/>
    public override string? Fault() => Figure is ThresholdFigure.Silence or ThresholdFigure.Share || !Enum.IsDefined(Figure)
        ? "the figure of a value is the value, average, max, min or rate"
        : new Threshold(Metric.Value.Name, Direction, Value, ClearValue).Fault();

    /// <summary>For example <c>above 90 clear 80</c>; see <see cref="ConditionText"/>.</summary>
    public override string ToString()
    {
        var figure = Figure switch
        {
            ThresholdFigure.Average => "average ",
            ThresholdFigure.Max => "max ",
            ThresholdFigure.Min => "min ",
            ThresholdFigure.Rate => "rate ",
            _ => "",
        };
        var side = Direction == ThresholdDirection.Above ? "above" : "below";
        var clear = ClearValue.Equals(Value) ? "" : string.Create(CultureInfo.InvariantCulture, $" clear {ClearValue:R}");
        return string.Create(CultureInfo.InvariantCulture, $"{figure}{side} {Value:R}{clear}");
    }
}
