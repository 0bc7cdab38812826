using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Tests.Reports;

public class ReportQueryTests
{
    [Fact]
    public void Selector_leaves_out_resources_without_a_matching_metric()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { Selector = Selector.Parse("/reads") });
        Assert.Equal(["sda reads", "sdb reads"], Names(view));
        Assert.Equal((2, 1, 2, 2), (view.ResourceCount, view.AsleepCount, view.MetricCount, view.RowCount));
        Assert.Equal("reads", Assert.Single(view.Alerts).Alert.Threshold.Metric);
        Assert.Equal(2, view.Rejected.Length);
    }

    [Fact]
    public void Selector_tells_types_and_labels()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { Selector = Selector.Parse("{type=\"io\",node!=\"edge-8\"}/read_*") });
        Assert.Equal(["sda read_bytes"], Names(view));
        Assert.Empty(view.Rejected);
    }

    [Theory]
    [InlineData("name", "cpu utilization|sda read_bytes|sda reads|sdb read_bytes|sdb reads|licences value")]
    [InlineData("name:desc", "licences value|sdb read_bytes|sdb reads|sda read_bytes|sda reads|cpu utilization")]
    [InlineData("current", "sdb read_bytes|sda reads|cpu utilization|licences value|sda read_bytes|sdb reads")]
    [InlineData("current:asc", "sda read_bytes|licences value|cpu utilization|sda reads|sdb read_bytes|sdb reads")]
    [InlineData("max", "sdb read_bytes|sda read_bytes|sda reads|cpu utilization|licences value|sdb reads")]
    [InlineData("min:asc", "sda read_bytes|cpu utilization|licences value|sda reads|sdb read_bytes|sdb reads")]
    [InlineData("average", "sdb read_bytes|sda read_bytes|sda reads|cpu utilization|licences value|sdb reads")]
    [InlineData("count", "cpu utilization|sda read_bytes|sda reads|sdb read_bytes|licences value|sdb reads")]
    [InlineData("last-updated", "licences value|cpu utilization|sda read_bytes|sda reads|sdb read_bytes|sdb reads")]
    public void Rows_are_sorted_with_ties_by_name_and_unknown_ones_last(string sort, string expected)
    {
        Assert.True(ReportSort.TryParse(sort, out var order, out _));
        Assert.Equal(expected.Split('|'), Names(SampleReports.Small.Apply(new ReportQuery { Sort = order })));
    }

    [Fact]
    public void Order_of_the_report_does_not_matter()
    {
        var turned = SampleReports.Small with { Resources = [.. SampleReports.Small.Resources.Reverse()] };
        Assert.Equal(Names(SampleReports.Small.Apply(ReportQuery.All)), Names(turned.Apply(ReportQuery.All)));
    }

    [Fact]
    public void Top_cuts_rows_and_says_how_many_there_were()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { Top = 2, Sort = new ReportSort(ReportOrder.Max, Descending: true) });
        Assert.Equal(["sdb read_bytes", "sda read_bytes"], Names(view));
        Assert.Equal((6, 4, 2), (view.RowCount, view.ResourceCount, view.Alerts.Length));
    }

    [Fact]
    public void Raised_alerts_come_first()
    {
        var view = SampleReports.Small.Apply(ReportQuery.All);
        Assert.Equal([true, false], view.Alerts.Select(row => row.Alert.IsRaised));
    }

    [Fact]
    public void Groups_add_up_their_resources()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { GroupBy = "type" });
        Assert.Equal(["cpu utilization", "custom value", "io read_bytes", "io reads"], view.Groups.Select(group => $"{group.Group} {group.Metric}"));
        var io = view.Groups[2];
        Assert.Equal(
            new GroupRow("io", "read_bytes", "bytes/s", 2, 4, 3e9 + 1572864.5, 0, 3e9, (3e9 + 1572864.5) / 4, 3e9 + 0.5,
                SampleReports.NowNs - 65_000_000_000),
            io);
        Assert.Equal((2, 1L), (view.Groups[3].Resources, view.Groups[3].Count));
        Assert.Empty(view.Rows);
    }

    [Fact]
    public void Groups_are_sorted_and_cut_as_rows_are()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { GroupBy = "node", Sort = new ReportSort(ReportOrder.Current, Descending: true), Top = 2 });
        Assert.Equal(["edge-8 read_bytes", "edge-7 reads"], view.Groups.Select(group => $"{group.Group} {group.Metric}"));
        Assert.Equal(6, view.RowCount);
    }

    [Fact]
    public void Group_without_samples_comes_last_and_missing_label_groups_as_empty()
    {
        var view = SampleReports.Small.Apply(new ReportQuery { GroupBy = "node", Sort = new ReportSort(ReportOrder.Min, Descending: false) });
        Assert.Equal(("edge-8", "reads", 0L), (view.Groups[^1].Group, view.Groups[^1].Metric, view.Groups[^1].Count));
        Assert.Contains(view.Groups, group => group is { Group: "", Metric: "value" });
    }

    [Fact]
    public void Same_metric_in_two_units_makes_two_groups()
    {
        var report = SampleReports.Empty with
        {
            Resources =
            [
                SampleReports.Resource(ResourceId.Of("a"), "t", SampleReports.Metric("m", "bytes", 1, 1)),
                SampleReports.Resource(ResourceId.Of("b"), "t", SampleReports.Metric("m", "percent", 1, 1)),
            ],
        };
        Assert.Equal(["bytes", "percent"], report.Apply(new ReportQuery { GroupBy = "type" }).Groups.Select(group => group.Unit));
    }

    [Fact]
    public void Group_sum_keeps_what_rounding_would_cut()
    {
        var report = SampleReports.Empty with
        {
            Resources =
            [
                SampleReports.Resource(ResourceId.Of("a"), "t", SampleReports.Metric("m", "", 1, 1e16, 1)),
                SampleReports.Resource(ResourceId.Of("b"), "t", SampleReports.Metric("m", "", 1, 1, -1e16)),
            ],
        };
        Assert.Equal(2, Assert.Single(report.Apply(new ReportQuery { GroupBy = "type" }).Groups).Sum);
    }

    [Fact]
    public void Own_labels_called_type_or_name_group_before_the_attributes()
    {
        var report = SampleReports.Empty with
        {
            Resources = [SampleReports.Resource(ResourceId.Of("a", ("name", "n"), ("type", "t")), "custom", SampleReports.Metric("m", "", 1, 1))],
        };
        Assert.Equal("n", report.Apply(new ReportQuery { GroupBy = "name" }).Groups[0].Group);
        Assert.Equal("t", report.Apply(new ReportQuery { GroupBy = "type" }).Groups[0].Group);
    }

    [Fact]
    public void Missing_parts_stay_whatever_is_selected()
    {
        var view = SampleReports.Incomplete.Apply(new ReportQuery { Selector = Selector.Parse("nothing") });
        Assert.False(view.IsComplete);
        Assert.Single(view.Missing);
        Assert.Empty(view.Rows);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(null, "")]
    [InlineData(null, "a b")]
    public void Faulty_query_is_refused(int? top, string? groupBy)
    {
        var query = new ReportQuery { Top = top, GroupBy = groupBy };
        Assert.NotNull(query.Fault());
        Assert.Throws<ArgumentException>(() => SampleReports.Small.Apply(query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("size")]
    [InlineData("max:up")]
    [InlineData("max:")]
    public void Unknown_sort_names_the_allowed_ones(string text)
    {
        Assert.False(ReportSort.TryParse(text, out _, out var error));
        Assert.Contains("last-updated", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_prints_and_reads_back_equal()
    {
        foreach (var sort in Enum.GetValues<ReportOrder>().SelectMany(by => new[] { new ReportSort(by, true), new ReportSort(by, false) }))
        {
            Assert.True(ReportSort.TryParse(sort.ToString(), out var read, out _));
            Assert.Equal(sort, read);
        }
    }

    [Fact]
    public void Resource_without_metrics_or_samples_does_no_harm()
    {
        var report = SampleReports.Empty with
        {
            Resources =
            [
                SampleReports.Resource(ResourceId.Of("a"), "t"),
                SampleReports.Resource(ResourceId.Of("b"), "t", new MetricReport(Metric.Value, default(MetricStatistics))),
            ],
        };
        Assert.Equal(["b value"], Names(report.Apply(ReportQuery.All)));
    }

    private static IEnumerable<string> Names(ReportView view) =>
        view.Rows.Select(row => $"{row.Resource.Id.Labels["device"] ?? row.Resource.Id.Name} {row.Metric.Metric.Name}");
}
