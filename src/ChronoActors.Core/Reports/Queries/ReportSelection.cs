using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>Answers queries on reports: select, group, sort, cut. Pure.</summary>
public static class ReportSelection
{
    /// <summary>What a query shows of a report.</summary>
    /// <exception cref="ArgumentException">The query has a <see cref="ReportQuery.Fault"/>.</exception>
    public static ReportView Apply(this Report report, ReportQuery query)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(query));
        }

        var resources = report.Resources
            .Select(resource => resource.Matching(query.Selector))
            .OfType<ResourceReport>()
            .OrderBy(resource => resource.Id, ResourceId.Order)
            .ToArray();
        var rows = resources.SelectMany(resource => resource.Metrics, (resource, metric) => new ReportRow(resource, metric)).ToArray();
        var groups = query.GroupBy is null ? [] : Grouped(rows, query.GroupBy);
        var top = query.Top ?? int.MaxValue;
        return new ReportView
        {
            GeneratedAtNs = report.GeneratedAtNs,
            Query = query,
            Rows = query.GroupBy is null ? [.. Sorted(rows, query.Sort).Take(top)] : [],
            Groups = [.. Sorted(groups, query.Sort).Take(top)],
            RowCount = query.GroupBy is null ? rows.Length : groups.Length,
            ResourceCount = resources.Length,
            AsleepCount = resources.Count(resource => resource.IsAsleep),
            MetricCount = rows.Length,
            Alerts = [.. Alerts(resources)],
            Rejected = [.. resources.SelectMany(resource => resource.Rejected, (resource, pair) => new RejectedRow(resource, pair.Key, pair.Value))],
            Missing = report.Missing,
        };
    }

    /// <summary>The resource with the selected metrics and their alerts alone; null where none is selected.</summary>
    public static ResourceReport? Matching(this ResourceReport resource, Selector selector)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(selector);
        if (!selector.Matches(resource.Id, resource.Type))
        {
            return null;
        }

        var metrics = resource.Metrics.RemoveAll(metric => !selector.MatchesMetric(metric.Metric.Name));
        return metrics.IsEmpty
            ? null
            : resource with { Metrics = metrics, Alerts = resource.Alerts.RemoveAll(alert => !selector.MatchesMetric(alert.Threshold.Metric)) };
    }

    private static IEnumerable<AlertRow> Alerts(ResourceReport[] resources) =>
        resources.SelectMany(resource => resource.Alerts, (resource, alert) => new AlertRow(resource, alert))
            .OrderByDescending(row => row.Alert.IsRaised);

    private static GroupRow[] Grouped(ReportRow[] rows, string label)
    {
        var totals = new Dictionary<(string Group, string Metric, string Unit), GroupTotal>();
        foreach (var (resource, metric) in rows)
        {
            var key = (GroupOf(resource, label), metric.Metric.Name, metric.Metric.Unit);
            if (!totals.TryGetValue(key, out var total))
            {
                totals.Add(key, total = new GroupTotal());
            }

            total.Add(metric.Statistics);
        }

        return
        [
            .. totals.Select(pair => pair.Value.ToRow(pair.Key))
                .OrderBy(row => row.Group, StringComparer.Ordinal)
                .ThenBy(row => row.Metric, StringComparer.Ordinal)
                .ThenBy(row => row.Unit, StringComparer.Ordinal),
        ];
    }

    private static string GroupOf(ResourceReport resource, string label) => resource.Id.Labels[label] ?? label switch
    {
        ReportQuery.GroupByType => resource.Type,
        ReportQuery.GroupByName => resource.Id.Name,
        _ => "",
    };

    private static IEnumerable<ReportRow> Sorted(ReportRow[] rows, ReportSort sort) => sort.By switch
    {
        ReportOrder.Current => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.Current),
        ReportOrder.Average => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.Average),
        ReportOrder.Min => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.Min),
        ReportOrder.Max => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.Max),
        ReportOrder.Count => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.Count),
        ReportOrder.LastUpdated => Sorted(rows, sort, row => row.Metric.Statistics.Count, row => row.Metric.Statistics.LastUpdatedNs),
        _ => sort.Descending ? rows.OrderByDescending(row => row.Resource.Id, ResourceId.Order) : rows,
    };

    private static IEnumerable<GroupRow> Sorted(GroupRow[] rows, ReportSort sort) => sort.By switch
    {
        ReportOrder.Current => Sorted(rows, sort, row => row.Count, row => row.CurrentSum),
        ReportOrder.Average => Sorted(rows, sort, row => row.Count, row => row.Average),
        ReportOrder.Min => Sorted(rows, sort, row => row.Count, row => row.Min),
        ReportOrder.Max => Sorted(rows, sort, row => row.Count, row => row.Max),
        ReportOrder.Count => Sorted(rows, sort, row => row.Count, row => row.Count),
        ReportOrder.LastUpdated => Sorted(rows, sort, row => row.Count, row => row.LastUpdatedNs),
        _ => sort.Descending ? rows.OrderByDescending(row => row.Group, StringComparer.Ordinal) : rows,
    };

    // Stable: ties keep the order by name.
    private static IOrderedEnumerable<T> Sorted<T, TKey>(T[] rows, ReportSort sort, Func<T, long> count, Func<T, TKey> key)
    {
        var known = rows.OrderBy(row => count(row) == 0);
        return sort.Descending ? known.ThenByDescending(key) : known.ThenBy(key);
    }
}
