using System.Globalization;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Tests.Reports;

public class TextReportTests
{
    [Fact]
    public async Task Whole_report_reads_as_a_table() => Assert.Equal(
        """
        Report of 2026-11-23 09:00:00 UTC: 4 resources (1 asleep), 6 metrics, INCOMPLETE

        RESOURCE                          TYPE    METRIC        CURRENT   AVERAGE       MIN       MAX  COUNT  UNIT     UPDATED
        cpu{node="edge-7"}                cpu     utilization        40      50.6      12.5      99.3      3  percent   3s ago
        disk{device="sda",node="edge-7"}  io      read_bytes      0.5 B   512 KiB       0 B   1.5 MiB      3  bytes/s   1m ago
        disk{device="sda",node="edge-7"}  io      reads          1.25 k    1.25 k    1.25 k    1.25 k      1  1/s       1m ago
        disk{device="sdb",node="edge-8"}  io      read_bytes   2.79 GiB  2.79 GiB  2.79 GiB  2.79 GiB      1  bytes/s   2h ago
        disk{device="sdb",node="edge-8"}  io      reads               -         -         -         -      0  1/s        never
        licences                          custom  value              17        17        17        17      1            1s ago

        ALERTS (1 raised)
        RESOURCE                          STATE   THRESHOLD                VALUE  UNIT      SINCE
        disk{device="sda",node="edge-7"}  RAISED  read_bytes above 1000  1.5 MiB  bytes/s  2m ago
        disk{device="sda",node="edge-7"}  clear   reads below 1                -  1/s       never

        REJECTED
        RESOURCE                          REASON     SAMPLES
        disk{device="sdb",node="edge-8"}  NotFinite        3
        disk{device="sdb",node="edge-8"}  TooOld          12

        MISSING: this report is not complete
        WHERE                            RESOURCES  WHY
        akka.tcp://chrono@10.0.0.3:4053       1250  no answer within 5 s

        """,
        await SampleReports.Incomplete.WriteAsync("text"));

    [Fact]
    public async Task Grouped_report_has_a_row_per_group() => Assert.Equal(
        """
        Report of 2026-11-23 09:00:00 UTC: 2 resources (1 asleep), 4 metrics, selected by */r*

        NODE    METRIC      RESOURCES  CURRENT SUM   AVERAGE       MIN       MAX  COUNT  UNIT     UPDATED
        edge-7  read_bytes          1        0.5 B   512 KiB       0 B   1.5 MiB      3  bytes/s   1m ago
        edge-7  reads               1       1.25 k    1.25 k    1.25 k    1.25 k      1  1/s       1m ago
        edge-8  read_bytes          1     2.79 GiB  2.79 GiB  2.79 GiB  2.79 GiB      1  bytes/s   2h ago
        edge-8  reads               1            -         -         -         -      0  1/s        never

        ALERTS (1 raised)
        RESOURCE                          STATE   THRESHOLD                VALUE  UNIT      SINCE
        disk{device="sda",node="edge-7"}  RAISED  read_bytes above 1000  1.5 MiB  bytes/s  2m ago
        disk{device="sda",node="edge-7"}  clear   reads below 1                -  1/s       never

        REJECTED
        RESOURCE                          REASON     SAMPLES
        disk{device="sdb",node="edge-8"}  NotFinite        3
        disk{device="sdb",node="edge-8"}  TooOld          12

        """,
        await SampleReports.Small.WriteAsync("text", new ReportQuery { GroupBy = "node", Selector = Selector.Parse("/r*") }));

    [Fact]
    public async Task Cut_report_says_how_many_rows_there_were() => Assert.StartsWith(
        "Report of 2026-11-23 09:00:00 UTC: 4 resources (1 asleep), 6 metrics, showing 1 of 6 rows\n",
        await SampleReports.Small.WriteAsync("text", new ReportQuery { Top = 1 }), StringComparison.Ordinal);

    [Fact]
    public async Task Empty_report_is_one_line() => Assert.Equal(
        "Report of 2026-11-23 09:00:00 UTC: 0 resources (0 asleep), 0 metrics\n", await SampleReports.Empty.WriteAsync("text"));

    [Fact]
    public async Task Long_and_hostile_names_neither_break_lines_nor_steer_the_terminal()
    {
        var text = await SampleReports.Hostile.WriteAsync("text");
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
        Assert.True(text.IsNormalized(), "an emoji was cut in two");
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        Assert.Contains("…", text, StringComparison.Ordinal);
        Assert.Contains("failed:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "bytes", "0 B")]
    [InlineData(1023, "bytes", "1023 B")]
    [InlineData(1024, "bytes", "1 KiB")]
    [InlineData(1048575, "bytes", "1 MiB")]
    [InlineData(1610612736, "bytes", "1.5 GiB")]
    [InlineData(-2048, "bytes", "-2 KiB")]
    [InlineData(1e30, "bytes", "8.67e+11 EiB")]
    [InlineData(1536, "bytes/s", "1.5 KiB")]
    [InlineData(99.25, "percent", "99.3")]
    [InlineData(1250, "1/s", "1.25 k")]
    [InlineData(999.6, "1/s", "1 k")]
    [InlineData(3, "1/s", "3")]
    [InlineData(0.00125, "seconds", "1.25 ms")]
    [InlineData(90, "s", "90 s")]
    [InlineData(17, "", "17")]
    [InlineData(12345, "", "12345")]
    [InlineData(1234567, "", "1.23 M")]
    [InlineData(0.00001, "", "1e-5")]
    [InlineData(-0.0, "", "0")]
    [InlineData(double.PositiveInfinity, "", "too large")]
    public void Number_is_shown_in_human_units(double value, string unit, string expected) => Assert.Equal(expected, HumanNumber.Of(value, unit));

    [Theory]
    [InlineData(0, "now")]
    [InlineData(0.9, "now")]
    [InlineData(59, "59s ago")]
    [InlineData(3599, "59m ago")]
    [InlineData(86399, "23h ago")]
    [InlineData(172800, "2d ago")]
    [InlineData(-30, "in 30s")]
    public void Time_is_shown_as_a_distance(double secondsAgo, string expected) =>
        Assert.Equal(expected, HumanTime.Of(-(long)(secondsAgo * 1e9), 0));

    [Fact]
    public void Extreme_times_do_not_overflow() =>
        Assert.Equal("213503d ago", HumanTime.Of(long.MinValue, long.MaxValue));

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Culture_changes_nothing(string format)
    {
        var expected = await SampleReports.Incomplete.WriteAsync(format);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, await SampleReports.Incomplete.WriteAsync(format));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Formats_are_found_in_any_case()
    {
        Assert.Equal(["text", "json", "csv"], ReportFormats.All.Select(writer => writer.Format));
        Assert.True(ReportFormats.TryFind("JSON", out _));
        Assert.False(ReportFormats.TryFind("xml", out _));
    }

    // Built by hand: the tests run without the system's culture data.
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }
}
