using System.Text.Json;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Time;
using CsCheck;

namespace ChronoActors.Core.Tests.Reports;

public class JsonReportTests
{
    [Fact]
    public async Task Every_figure_reads_back()
    {
        using var json = JsonDocument.Parse(await SampleReports.Incomplete.WriteAsync("json"));
        var root = json.RootElement;
        Assert.Equal(SampleReports.NowNs, root.GetProperty("generatedAtNs").GetInt64());
        Assert.Equal("2026-11-23T09:00:00.000000000Z", root.GetProperty("generatedAt").GetString());
        Assert.False(root.GetProperty("complete").GetBoolean());
        var rows = root.GetProperty("rows").EnumerateArray().ToArray();
        var expected = SampleReports.Incomplete.Apply(ReportQuery.All).Rows;
        Assert.Equal(expected.Length, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            AssertEqual(expected[i], rows[i]);
        }

        var missing = Assert.Single(root.GetProperty("missing").EnumerateArray());
        Assert.Equal(1250, missing.GetProperty("resources").GetInt32());
        var alert = root.GetProperty("alerts")[0];
        Assert.Equal(("above", true, 1000.0), (alert.GetProperty("direction").GetString(), alert.GetProperty("raised").GetBoolean(), alert.GetProperty("threshold").GetDouble()));
        Assert.Equal("notFinite", root.GetProperty("rejected")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public Task Doubles_read_back_bit_for_bit() =>
        Gen.Double.Where(double.IsFinite).Array[1, 20].SampleAsync(async values =>
        {
            var report = SampleReports.Empty with
            {
                Resources = [.. values.Select((value, i) => SampleReports.Resource(ResourceId.Of($"r{i:D2}"), "t", SampleReports.Metric("m", "", 1, value)))],
            };
            using var json = JsonDocument.Parse(await report.WriteAsync("json"));
            Assert.Equal(
                values.Select(BitConverter.DoubleToInt64Bits),
                json.RootElement.GetProperty("rows").EnumerateArray().Select(row => BitConverter.DoubleToInt64Bits(row.GetProperty("current").GetDouble())));
        });

    [Fact]
    public async Task Unknown_figures_and_sums_beyond_the_range_are_null()
    {
        var statistics = default(MetricStatistics).With(1, IntervalSample.Of(double.MaxValue)).With(2, IntervalSample.Of(double.MaxValue));
        Assert.False(double.IsFinite(statistics.Sum));
        var report = SampleReports.Empty with
        {
            Resources = [SampleReports.Resource(ResourceId.Of("a"), "t", new(new Metric("huge"), statistics), new(new Metric("none"), default(MetricStatistics)))],
        };
        using var json = JsonDocument.Parse(await report.WriteAsync("json"));
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("sum").ValueKind);
        Assert.Equal(double.MaxValue, rows[0].GetProperty("max").GetDouble());
        Assert.All(["current", "average", "min", "max", "sum", "lastUpdated", "lastUpdatedNs"], name => Assert.Equal(JsonValueKind.Null, rows[1].GetProperty(name).ValueKind));
        Assert.Equal(0, rows[1].GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Hostile_texts_read_back()
    {
        var text = await SampleReports.Hostile.WriteAsync("json");
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        using var json = JsonDocument.Parse(text);
        var row = json.RootElement.GetProperty("rows")[0];
        var id = SampleReports.Hostile.Resources[0].Id;
        Assert.Equal(id.ToString(), row.GetProperty("resource").GetString());
        Assert.Equal(id.Labels["y"], row.GetProperty("labels").GetProperty("y").GetString());
        Assert.Equal("failed:\r\n\u001B[2J\"boom\", twice", json.RootElement.GetProperty("missing")[0].GetProperty("why").GetString());
    }

    [Fact]
    public async Task Lone_surrogate_in_a_message_does_not_stop_the_report()
    {
        using var json = JsonDocument.Parse(await (SampleReports.Empty with { Missing = [new MissingPart("x\uD800", "y\uDC00", 0)] }).WriteAsync("json"));
        Assert.Equal("x\uFFFD", json.RootElement.GetProperty("missing")[0].GetProperty("where").GetString());
    }

    [Fact]
    public async Task Grouped_report_has_groups_instead_of_rows()
    {
        using var json = JsonDocument.Parse(await SampleReports.Small.WriteAsync("json", new ReportQuery { GroupBy = "type", Top = 3 }));
        var root = json.RootElement;
        Assert.Equal((3, 0, 4, 3), (root.GetProperty("groups").GetArrayLength(), root.GetProperty("rows").GetArrayLength(), root.GetProperty("rowCount").GetInt32(), root.GetProperty("top").GetInt32()));
        Assert.Equal(3e9 + 0.5, root.GetProperty("groups")[2].GetProperty("currentSum").GetDouble());
        Assert.True(root.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Empty_report_is_complete_and_ends_with_a_line_feed()
    {
        var text = await SampleReports.Empty.WriteAsync("json");
        Assert.EndsWith("\"missing\":[]}\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
    }

    private static void AssertEqual(ReportRow expected, JsonElement row)
    {
        var statistics = expected.Metric.Statistics;
        Assert.Equal(expected.Resource.Id.ToString(), row.GetProperty("resource").GetString());
        Assert.Equal(expected.Resource.IsAsleep, row.GetProperty("asleep").GetBoolean());
        Assert.Equal(expected.Metric.Metric.Name, row.GetProperty("metric").GetString());
        Assert.Equal(statistics.Count, row.GetProperty("count").GetInt64());
        if (statistics.Count > 0)
        {
            Assert.Equal(
                [statistics.Current, statistics.Average, statistics.Min, statistics.Max, statistics.Sum, statistics.StandardDeviation],
                new[] { "current", "average", "min", "max", "sum", "standardDeviation" }.Select(name => row.GetProperty(name).GetDouble()));
            Assert.Equal(statistics.LastUpdatedNs, row.GetProperty("lastUpdatedNs").GetInt64());
            Assert.True(UnixTime.TryParse(row.GetProperty("lastUpdated").GetString()!, out var lastUpdatedNs));
            Assert.Equal(statistics.LastUpdatedNs, lastUpdatedNs);
        }
    }
}
