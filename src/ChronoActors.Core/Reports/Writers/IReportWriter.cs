using System.IO.Pipelines;
using ChronoActors.Core.Reports.Queries;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>Writes reports in one format. Stateless and thread-safe; the bytes do not depend on the machine's culture.</summary>
public interface IReportWriter
{
    /// <summary>The format's name, as in <c>-f csv</c>.</summary>
    string Format { get; }

    /// <summary>For example <c>text/csv; charset=utf-8</c>.</summary>
    string MediaType { get; }

    /// <summary>Writes a report as UTF-8, flushing it piece by piece: memory does not grow with it. Does not complete the output.</summary>
    Task WriteAsync(ReportView view, PipeWriter output, CancellationToken cancellation = default);
}
