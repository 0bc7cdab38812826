using System.IO.Pipelines;
using System.Text;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;

namespace ChronoActors.Core.Tests.Reports;

internal static class ReportWriting
{
    public static async Task<string> WriteAsync(this Report report, string format, ReportQuery? query = null)
    {
        Assert.True(ReportFormats.TryFind(format, out var writer));
        using var bytes = new MemoryStream();
        var output = PipeWriter.Create(bytes);
        await writer.WriteAsync(report.Apply(query ?? ReportQuery.All), output);
        await output.CompleteAsync();
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
