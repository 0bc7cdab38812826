using System.Globalization;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Time;

namespace ChronoActors.Client.Alerts;

/// <summary>A value has crossed a threshold.</summary>
/// <param name="ResourceName">The resource, with its labels: <c>disk{device="sda"}</c>.</param>
/// <param name="Metric">Which of its metrics.</param>
/// <param name="Threshold">The line that was crossed.</param>
/// <param name="CurrentValue">The value that crossed it.</param>
/// <param name="TimestampNs">When, nanoseconds since the Unix epoch.</param>
/// <param name="Message">All of it in one sentence for a person.</param>
public sealed record Alert(
    string ResourceName, string Metric, double Threshold, double CurrentValue, long TimestampNs, string Message)
{
    /// <summary>When, cut to 100 ns.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(TimestampNs);

    internal static Alert Of(ResourceId resource, Threshold threshold, double value, long timestampNs)
    {
        var what = threshold.Metric == Core.Resources.Metric.Value.Name ? resource.ToString() : $"{resource}/{threshold.Metric}";
        var side = threshold.Direction == ThresholdDirection.Above ? "above" : "below";
        return new Alert(resource.ToString(), threshold.Metric, threshold.Value, value, timestampNs,
            string.Create(CultureInfo.InvariantCulture, $"{what} is at {value}, {side} its threshold of {threshold.Value}."));
    }
}
