using System.Globalization;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A value leaves a band: two thresholds, so that an alert says on which side.</summary>
/// <param name="Low">Below it an alert is raised. Finite.</param>
/// <param name="High">Above it an alert is raised. Finite, above <paramref name="Low"/>.</param>
/// <param name="ClearLow">From here on the alert below clears; inside the band.</param>
/// <param name="ClearHigh">From here down the alert above clears; inside the band.</param>
public sealed record OutsideBand(double Low, double High, double ClearLow, double ClearHigh) : RuleCondition
{
    private Threshold Lower => new(Metric.Value.Name, ThresholdDirection.Below, Low, ClearLow);

    private Threshold Upper => new(Metric.Value.Name, ThresholdDirection.Above, High, ClearHigh);

    /// <inheritdoc/>
    public override IEnumerable<Threshold> On(Metric metric, MetricSchema schema)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [Lower with { Metric = metric.Name }, Upper with { Metric = metric.Name }];
    }

    /// <inheritdoc/>
    public override string? Fault() => Lower.Fault() ?? Upper.Fault()
        ?? (Low < High && ClearLow <= High && ClearHigh >= Low ? null : "a band goes from a lower to a higher number, and clears inside it");

    /// <summary>For example <c>outside 10 to 90 clear 15 to 85</c>.</summary>
    public override string ToString()
    {
        var clear = ClearLow.Equals(Low) && ClearHigh.Equals(High) ? "" : string.Create(CultureInfo.InvariantCulture, $" clear {ClearLow:R} to {ClearHigh:R}");
        return string.Create(CultureInfo.InvariantCulture, $"outside {Low:R} to {High:R}{clear}");
    }
}
