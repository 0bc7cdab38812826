using System.Globalization;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using CsCheck;

namespace ChronoActors.Core.Tests.Reports;

public class CsvReportTests
{
    [Fact]
    public async Task Every_figure_reads_back()
    {
        var table = await ReadAsync(SampleReports.Small);
        var expected = SampleReports.Small.Apply(ReportQuery.All).Rows;
        Assert.Equal(expected.Length, table.Count);
        foreach (var (row, cells) in expected.Zip(table))
        {
            var statistics = row.Metric.Statistics;
            Assert.Equal(row.Resource.Id.ToString(), cells["resource"]);
            Assert.Equal(row.Resource.Id.Labels.ToString(), cells["labels"]);
            Assert.Equal(statistics.Count, long.Parse(cells["count"], CultureInfo.InvariantCulture));
            Assert.Equal(row.Resource.IsAsleep ? "asleep" : "live", cells["status"]);
            foreach (var (column, value) in new[] { ("current", statistics.Current), ("average", statistics.Average), ("min", statistics.Min), ("max", statistics.Max), ("sum", statistics.Sum) })
            {
                Assert.Equal(statistics.Count == 0 ? "" : value.ToString("R", CultureInfo.InvariantCulture), cells[column]);
            }
        }
    }

    [Fact]
    public Task Doubles_read_back_bit_for_bit() =>
        Gen.Double.Where(double.IsFinite).SampleAsync(async value =>
        {
            var report = SampleReports.Empty with { Resources = [SampleReports.Resource(ResourceId.Of("a"), "t", SampleReports.Metric("m", "", 1, value))] };
            var cells = Assert.Single(await ReadAsync(report));
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(cells["current"], CultureInfo.InvariantCulture)));
        });

    [Fact]
    public async Task Formulas_are_neutralised_and_numbers_are_not()
    {
        var table = await ReadAsync(SampleReports.Hostile);
        Assert.Equal("'=cmd|' /C calc'!A0", table[0]["unit"]);
        Assert.Equal("'\"@SUM(A1)", table[1]["unit"]);
        Assert.Equal("-5", table[0]["current"]);
        Assert.Equal("'+node: failed:\r\n\u001B[2J\"boom\", twice (1 resources)", table[2]["detail"]);
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" =1")]
    [InlineData("\"=1")]
    [InlineData("\"\"\" -1")]
    [InlineData("＝1")]
    public async Task Text_that_starts_a_formula_gets_an_apostrophe(string text)
    {
        var cells = Assert.Single(await ReadAsync(SampleReports.Empty with { Missing = [new MissingPart(text, "", 0)] }));
        Assert.StartsWith("'" + text, cells["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_labels_read_back()
    {
        var cells = (await ReadAsync(SampleReports.Hostile))[0];
        Assert.Equal(SampleReports.Hostile.Resources[0].Id, ResourceId.Parse(cells["resource"]));
    }

    [Fact]
    public async Task Missing_part_is_a_row_of_its_own()
    {
        var last = (await ReadAsync(SampleReports.Incomplete))[^1];
        Assert.Equal("missing", last["status"]);
        Assert.Equal("akka.tcp://chrono@10.0.0.3:4053: no answer within 5 s (1250 resources)", last["detail"]);
        Assert.Equal("", last["resource"]);
    }

    [Fact]
    public async Task Grouped_report_has_a_row_per_group()
    {
        var table = await ReadAsync(SampleReports.Incomplete, new ReportQuery { GroupBy = "node" });
        Assert.Equal(["group", "missing"], table.Select(cells => cells["status"]).Distinct());
        Assert.Equal("edge-7", table[1]["group"]);
        Assert.Equal("17", table[0]["current_sum"]);
    }

    [Fact]
    public async Task Empty_report_is_the_header() => Assert.Empty(await ReadAsync(SampleReports.Empty));

    private static async Task<List<Dictionary<string, string>>> ReadAsync(Report report, ReportQuery? query = null)
    {
        var records = Rfc4180.Read(await report.WriteAsync("csv", query));
        Assert.All(records, record => Assert.Equal(records[0].Length, record.Length));
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
