using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary>Metrics with their statistics as a table.</summary>
internal static class MetricTable
{
    /// <summary>The table's key in JSON.</summary>
    public const string Name = "metrics";

    /// <summary>Everything that is known.</summary>
    public static IReadOnlyList<Column> All { get; } =
    [
        new("resource"), new("metric"), new("unit"), Column.Quantity("current"), Column.Quantity("average"), Column.Quantity("min"), Column.Quantity("max"),
        Column.Quantity("standardDeviation", "deviation"), Column.Number("count"), Column.Quantity("sum"), Column.Time("firstSeen"), Column.Time("lastUpdated"),
    ];

    /// <summary>What one looks at while it changes.</summary>
    public static IReadOnlyList<Column> Live { get; } =
        [new("resource"), new("metric"), new("unit"), Column.Quantity("current"), Column.Quantity("average"), Column.Quantity("min"), Column.Quantity("max"), Column.Number("count")];

    /// <summary>A row for the columns of a table; a metric without samples has no figures.</summary>
    public static IReadOnlyList<Cell> Row(ReportRow row, IReadOnlyList<Column> columns) => [.. columns.Select(column => CellOf(row, column.Name))];

    private static Cell CellOf(ReportRow row, string column)
    {
        var statistics = row.Metric.Statistics;
        return column switch
        {
            "resource" => row.Resource.Id.ToString(),
            "metric" => row.Metric.Metric.Name,
            "unit" => row.Metric.Metric.Unit,
            "count" => statistics.Count,
            _ when statistics.Count == 0 => Cell.Nothing,
            "current" => statistics.Current,
            "average" => statistics.Average,
            "min" => statistics.Min,
            "max" => statistics.Max,
            "standardDeviation" => statistics.StandardDeviation,
            "sum" => statistics.Sum,
            "firstSeen" => UnixTime.ToText(statistics.FirstSeenNs),
            "lastUpdated" => UnixTime.ToText(statistics.LastUpdatedNs),
            _ => Cell.Nothing,
        };
    }
}
