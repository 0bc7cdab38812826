using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>Adds up one row of a grouped report.</summary>
internal sealed class GroupTotal
{
    private int _resources;
    private long _count;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _lastUpdatedNs = long.MinValue;
    private CompensatedSum _sum;
    private CompensatedSum _current;

    public void Add(in MetricStatistics statistics)
    {
        _resources++;
        if (statistics.Count == 0)
        {
            return;
        }

        _count += statistics.Count;
        _min = Math.Min(_min, statistics.Min);
        _max = Math.Max(_max, statistics.Max);
        _lastUpdatedNs = Math.Max(_lastUpdatedNs, statistics.LastUpdatedNs);
        _sum = _sum.Add(statistics.Total.Sum).Add(statistics.Total.Compensation);
        _current = _current.Add(statistics.Current);
    }

    public GroupRow ToRow((string Group, string Metric, string Unit) key) => _count == 0
        ? new GroupRow(key.Group, key.Metric, key.Unit, _resources, 0, 0, 0, 0, 0, 0, 0)
        : new GroupRow(key.Group, key.Metric, key.Unit, _resources, _count, _sum.Value, _min, _max,
            Math.Clamp(_sum.Value / _count, _min, _max), _current.Value, _lastUpdatedNs);
}
