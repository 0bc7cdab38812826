using System.IO.Pipelines;
using System.Text;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Client.Reports;

/// <summary>A report as one text.</summary>
internal static class ReportText
{
    /// <summary>The writer of a format.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static IReportWriter Require(ReportFormat format) =>
        Enum.IsDefined(format) && ReportFormats.TryFind(format.ToString(), out var writer)
            ? writer
            : throw new ArgumentOutOfRangeException(nameof(format), format, $"allowed are {string.Join(", ", Enum.GetNames<ReportFormat>())}.");

    public static string Of(Report report, ReportFormat format, Selector? selector = null)
    {
        var writer = Require(format);
        using var bytes = new MemoryStream();
        var output = PipeWriter.Create(bytes, new StreamPipeWriterOptions(leaveOpen: true));
        var written = writer.WriteAsync(report.Apply(new ReportQuery { Selector = selector ?? Selector.All }), output);
        // Memory never makes anybody wait, so the report is written already.
        written.GetAwaiter().GetResult();
        output.Complete();
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
