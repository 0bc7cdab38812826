using System.Globalization;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A value of a metric crosses a line, as with a <see cref="Threshold"/>: each selected metric gets one of its own.</summary>
/// <param name="Direction">Which side raises the alert.</param>
/// <param name="Value">The line. Finite.</param>
/// <param name="ClearValue">The line back, never on the bad side of <paramref name="Value"/>. Finite.</param>
public sealed record ValueCrosses(ThresholdDirection Direction, double Value, double ClearValue) : RuleCondition
{
    /// <summary>The threshold that a metric gets.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="rule">The rule's name.</param>
    public Threshold On(string metric, string rule) => new(metric, Direction, Value, ClearValue) { Rule = rule };

    /// <inheritdoc/>
    public override string? Fault() => On("value", "").Fault();

    /// <summary>For example <c>above 90 clear 80</c>; see <see cref="ConditionText"/>.</summary>
    public override string ToString()
    {
        var side = Direction == ThresholdDirection.Above ? "above" : "below";
        var clear = ClearValue.Equals(Value) ? "" : string.Create(CultureInfo.InvariantCulture, $" clear {ClearValue:R}");
        return string.Create(CultureInfo.InvariantCulture, $"{side} {Value:R}{clear}");
    }
}
