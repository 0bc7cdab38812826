using ChronoActors.Core.Reports;

namespace ChronoActors.Node.Http;

/// <summary>An aggregate in the API.</summary>
/// <param name="GeneratedAtNs">When, nanoseconds since the Unix epoch.</param>
/// <param name="GeneratedAt">The same in ISO 8601.</param>
/// <param name="Complete">Whether nothing is missing.</param>
/// <param name="Selector">What was selected.</param>
/// <param name="Function">What became of the figures.</param>
/// <param name="Of">Which figure of each metric.</param>
/// <param name="By">The labels of the groups.</param>
/// <param name="ResourceCount">How many resources are in it.</param>
/// <param name="MetricCount">How many metrics are in it.</param>
/// <param name="GroupCount">How many groups there were before the cut to top or bottom.</param>
/// <param name="Groups">The groups, by their labels; with top or bottom by their values.</param>
/// <param name="Missing">The parts of the cluster that did not answer.</param>
internal sealed record AggregateView(
    long GeneratedAtNs,
    string GeneratedAt,
    bool Complete,
    string Selector,
    string Function,
    string Of,
    IReadOnlyList<string> By,
    long ResourceCount,
    long MetricCount,
    long GroupCount,
    IReadOnlyList<AggregateGroupView> Groups,
    IReadOnlyList<MissingPart> Missing);

/// <summary>A group of an aggregate in the API.</summary>
/// <param name="Labels">The values of the labels grouped by; empty where the group's resources have no such label.</param>
/// <param name="Unit">The value's unit; null where the metrics have several.</param>
/// <param name="Value">The figure; null where it is beyond the range of a double.</param>
/// <param name="MetricCount">How many metrics are in it.</param>
internal sealed record AggregateGroupView(IReadOnlyDictionary<string, string> Labels, string? Unit, double? Value, long MetricCount);
