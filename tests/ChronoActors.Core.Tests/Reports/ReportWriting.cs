using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;

namespace ChronoActors.Core.Tests.Reports;

internal static class ReportWriting
{
    public static async Task<string> WriteAsync(this Report report, string format, ReportQuery? query = null)
    {
        Assert.True(ReportFormats.TryFind(format, out var writer));
        await using var text = new StringWriter();
        await writer.WriteAsync(report.Apply(query ?? ReportQuery.All), text);
        return text.ToString();
    }
}
