namespace ChronoActors.Core.Reports.Queries;

/// <summary>What the resources of a group have of one metric. Sums beyond the range of a double are infinite.</summary>
/// <param name="Group">The label's value, type or name; empty where the resources have no such label.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Unit">The metric's unit: metrics of one name in two units are two rows.</param>
/// <param name="Resources">How many resources, those without samples included.</param>
/// <param name="Count">How many samples; while 0, the figures after it mean nothing.</param>
/// <param name="Sum">The sum of all samples.</param>
/// <param name="Min">The smallest sample.</param>
/// <param name="Max">The largest sample.</param>
/// <param name="Average">The mean of all samples: every sample weighs the same, whatever its resource.</param>
/// <param name="CurrentSum">The sum of the resources' newest values.</param>
/// <param name="LastUpdatedNs">Timestamp of the newest sample, nanoseconds since the Unix epoch.</param>
public sealed record GroupRow(
    string Group, string Metric, string Unit, int Resources, long Count, double Sum, double Min, double Max, double Average, double CurrentSum, long LastUpdatedNs);
