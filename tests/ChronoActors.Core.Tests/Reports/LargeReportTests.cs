using System.Buffers;
using System.IO.Pipelines;
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
        var output = new PieceCounter();
        await writer.WriteAsync(report.Apply(ReportQuery.All), output);
        Assert.InRange(output.Largest, 1, 48 * 1024);
        Assert.True(output.Total > 1_000_000);
    }

    /// <summary>How much a writer writes before it lets the reader have it.</summary>
    private sealed class PieceCounter : PipeWriter
    {
        private readonly ArrayBufferWriter<byte> _unread = new();

        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override void Advance(int bytes) => _unread.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => _unread.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => _unread.GetSpan(sizeHint);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, _unread.WrittenCount);
            Total += _unread.WrittenCount;
            _unread.ResetWrittenCount();
            return ValueTask.FromResult(default(FlushResult));
        }

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
