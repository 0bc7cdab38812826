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

        var resources = ByIdentity(report.Resources.Select(resource => resource.Matching(query.Selector)).OfType<ResourceReport>().ToArray());
        var rows = Rows(resources);
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
            Rejected = [.. Rejected(resources)],
            Missing = report.Missing,
        };
    }

    /// <summary>The resource with the selected metrics and their alerts alone; null where none is selected.</summary>
    public static ResourceReport? Matching(this ResourceReport resource, Selector selector)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(selector);
        if (selector.IsAll)
        {
            return resource.Metrics.IsEmpty ? null : resource;
        }

        if (!selector.Matches(resource.Id, resource.Type))
        {
            return null;
        }

        var metrics = resource.Metrics.RemoveAll(metric => !selector.MatchesMetric(metric.Metric.Name));
        return metrics.IsEmpty
            ? null
            : resource with { Metrics = metrics, Alerts = resource.Alerts.RemoveAll(alert => !selector.MatchesMetric(alert.Threshold.Metric)) };
    }

    /// <summary>Reports come in order already; only the few that were put together otherwise are sorted.</summary>
    private static ResourceReport[] ByIdentity(ResourceReport[] resources)
    {
        for (var i = 1; i < resources.Length; i++)
        {
            if (ResourceId.Order.Compare(resources[i - 1].Id, resources[i].Id) > 0)
            {
                return [.. resources.OrderBy(resource => resource.Id, ResourceId.Order)];
            }
        }

        return resources;
    }

    private static ReportRow[] Rows(ResourceReport[] resources)
    {
        var rows = new ReportRow[resources.Sum(resource => resource.Metrics.Length)];
        var row = 0;
        foreach (var resource in resources)
        {
            for (var metric = 0; metric < resource.Metrics.Length; metric++)
            {
                rows[row++] = new ReportRow(resource, metric);
            }
        }

        return rows;
    }

    private static IEnumerable<AlertRow> Alerts(ResourceReport[] resources) =>
        resources.Where(resource => !resource.Alerts.IsEmpty)
            .SelectMany(resource => resource.Alerts, (resource, alert) => new AlertRow(resource, alert))
            .OrderByDescending(row => row.Alert.IsRaised);

    private static IEnumerable<RejectedRow> Rejected(ResourceReport[] resources) =>
        resources.Where(resource => !resource.Rejected.IsEmpty)
            .SelectMany(resource => resource.Rejected, (resource, pair) => new RejectedRow(resource, pair.Key, pair.Value));

    private static GroupRow[] Grouped(ReportRow[] rows, string label)
    {
        var totals = new Dictionary<(string Group, string Metric, string Unit), GroupTotal>();
        foreach (var row in rows)
        {
            var (metric, statistics) = row.Metric;
            var key = (GroupOf(row.Resource, label), metric.Name, metric.Unit);
            if (!totals.TryGetValue(key, out var total))
            {
                totals.Add(key, total = new GroupTotal());
            }

            total.Add(statistics);
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
