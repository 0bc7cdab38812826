using System.Globalization;

namespace ChronoActors.Core.Thresholds;

/// <summary>
/// A line that a metric should not cross. A metric has at most one threshold per rule and direction; setting another replaces it.
/// </summary>
/// <param name="Metric">Name of the watched metric.</param>
/// <param name="Direction">Which side raises the alert.</param>
/// <param name="Value">The line: crossing it raises the alert. Finite.</param>
/// <param name="ClearValue">
/// The line back: the alert clears when the value is on the good side of it or on it. Equal to <paramref name="Value"/> without
/// hysteresis; never on the bad side of it. Finite.
/// </param>
public sealed record Threshold(string Metric, ThresholdDirection Direction, double Value, double ClearValue)
{
    /// <summary>The name of the rule that it comes from; empty for a threshold of the resource's own.</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is compared with the line.</summary>
    public ThresholdFigure Figure { get; init; }

    /// <summary>The metric that the value is a share of; empty where it is none.</summary>
    public string Total { get; init; } = "";

    /// <summary>For how long the line must be crossed before the alert is raised.</summary>
    public TimeSpan For { get; init; }

    /// <summary>For how long the value must be back before the alert clears.</summary>
    public TimeSpan KeepFiring { get; init; }

    /// <summary>Whether a value crosses the line.</summary>
    public bool IsCrossedBy(double value) => Direction == ThresholdDirection.Above ? value > Value : value < Value;

    /// <summary>Whether a value clears a raised alert.</summary>
    public bool IsClearedBy(double value) => Direction == ThresholdDirection.Above ? value <= ClearValue : value >= ClearValue;

    /// <summary>What is wrong with the threshold, or null.</summary>
    public string? Fault()
    {
        if (!Enum.IsDefined(Direction))
        {
            return "a threshold is above or below a value";
        }

        if (!double.IsFinite(Value) || !double.IsFinite(ClearValue))
        {
            return "a threshold and its clear value must be finite numbers";
        }

        var clearIsBeyond = Direction == ThresholdDirection.Above ? ClearValue > Value : ClearValue < Value;
        return clearIsBeyond
            ? string.Create(CultureInfo.InvariantCulture, $"the clear value {ClearValue} is beyond the threshold {this}; it must be on the good side")
            : null;
    }

    /// <summary>For example <c>value above 90</c>.</summary>
    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{(Direction == ThresholdDirection.Above ? "above" : "below")} {Value}");
        return Figure switch
        {
            ThresholdFigure.Silence => string.Create(CultureInfo.InvariantCulture, $"{Metric} without data for {Value} s"),
            ThresholdFigure.Average => $"average of {Metric} {line}",
            ThresholdFigure.Max => $"maximum of {Metric} {line}",
            ThresholdFigure.Min => $"minimum of {Metric} {line}",
            ThresholdFigure.Rate => $"rate of {Metric} {line} per second",
            ThresholdFigure.Share => $"{Metric} / {Total} {line}",
            _ => $"{Metric} {line}",
        };
    }
}
