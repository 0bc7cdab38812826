using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;
using ChronoActors.Core.Resources;

namespace ChronoActors.Core.Tests.Reports;

public class LargeReportTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Large_report_is_written_in_pieces(string format)
    {
        var metric = SampleReports.Metric("m", "bytes", 1, 1, 2, 3);
        var report = SampleReports.Empty with
        {
            Resources = [.. Enumerable.Range(0, 20_000).Select(i => SampleReports.Resource(ResourceId.Of("disk", ("device", $"sd{i}")), "io", metric))],
        };
        Assert.True(ReportFormats.TryFind(format, out var writer));
        await using var output = new PieceCounter();
        await writer.WriteAsync(report.Apply(ReportQuery.All), output);
        Assert.InRange(output.Largest, 1, 32 * 1024);
        Assert.True(output.Total > 1_000_000);
    }

    private sealed class PieceCounter : StringWriter
    {
        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override Task WriteAsync(System.Text.StringBuilder? value, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, value!.Length);
            Total += value.Length;
            return Task.CompletedTask;
        }
    }
}
