using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Time;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>
/// CSV by RFC 4180 (header, CRLF, doubled quotes): a row per resource and metric, or per group. Numbers read back exactly;
/// figures of a metric without samples are empty. Labels are one cell in canonical text. The column <c>status</c> is
/// <c>live</c>, <c>asleep</c> or, of a group, <c>group</c>; every part of the cluster that did not answer adds a row with the
/// status <c>missing</c> and the reason in <c>detail</c>, so that a file says of itself whether it is complete. Alerts and
/// rejections are not in it. A text that a spreadsheet would run as a formula gets a leading apostrophe.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    private const string Columns =
        "resource,name,labels,type,metric,unit,kind,current,average,min,max,sum,standard_deviation,count,first_seen_ns,last_updated_ns,last_updated,status,detail\r\n";

    private const string GroupColumns =
        "group,metric,unit,resources,current_sum,average,min,max,sum,count,last_updated_ns,last_updated,status,detail\r\n";

    public string Format => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public async Task WriteAsync(ReportView view, PipeWriter output, CancellationToken cancellation = default)
    {
        var pieces = new PieceWriter(output, cancellation);
        pieces.Text.Append(view.IsGrouped ? GroupColumns : Columns);
        foreach (var row in view.Rows)
        {
            Append(pieces.Text, row);
            await pieces.PassAsync().ConfigureAwait(false);
        }

        foreach (var group in view.Groups)
        {
            Append(pieces.Text, group);
            await pieces.PassAsync().ConfigureAwait(false);
        }

        var columns = (view.IsGrouped ? GroupColumns : Columns).Count(c => c == ',') + 1;
        foreach (var missing in view.Missing)
        {
            Last(Cell(pieces.Text.Append(',', columns - 2), "missing"),
                string.Create(CultureInfo.InvariantCulture, $"{missing.Where}: {missing.Why} ({missing.Resources} resources)"));
            await pieces.PassAsync().ConfigureAwait(false);
        }

        await pieces.PassAllAsync().ConfigureAwait(false);
    }

    private static void Append(StringBuilder text, ReportRow row)
    {
        var (resource, (metric, figures)) = (row.Resource, row.Metric);
        var hasSamples = figures.Count > 0;
        Cell(text, resource.Id.ToString());
        Cell(text, resource.Id.Name);
        Cell(text, resource.Id.Labels.ToString());
        Cell(text, resource.Type);
        Cell(text, metric.Name);
        Cell(text, metric.Unit);
        Cell(text, FormatWords.Of(metric.Kind));
        Cell(text, figures.Current, hasSamples);
        Cell(text, figures.Average, hasSamples);
        Cell(text, figures.Min, hasSamples);
        Cell(text, figures.Max, hasSamples);
        Cell(text, figures.Sum, hasSamples);
        Cell(text, figures.StandardDeviation, hasSamples);
        Cell(text, figures.Count, isKnown: true);
        Cell(text, figures.FirstSeenNs, hasSamples);
        Cell(text, figures.LastUpdatedNs, hasSamples);
        Cell(text, hasSamples ? UnixTime.ToText(figures.LastUpdatedNs) : "");
        Cell(text, resource.IsAsleep ? "asleep" : "live");
        Last(text, "");
    }

    private static void Append(StringBuilder text, GroupRow group)
    {
        var hasSamples = group.Count > 0;
        Cell(text, group.Group);
        Cell(text, group.Metric);
        Cell(text, group.Unit);
        Cell(text, group.Resources, isKnown: true);
        Cell(text, group.CurrentSum, hasSamples);
        Cell(text, group.Average, hasSamples);
        Cell(text, group.Min, hasSamples);
        Cell(text, group.Max, hasSamples);
        Cell(text, group.Sum, hasSamples);
        Cell(text, group.Count, isKnown: true);
        Cell(text, group.LastUpdatedNs, hasSamples);
        Cell(text, hasSamples ? UnixTime.ToText(group.LastUpdatedNs) : "");
        Cell(text, "group");
        Last(text, "");
    }

    private static void Cell(StringBuilder text, double number, bool isKnown) =>
        _ = isKnown && double.IsFinite(number)
            ? text.Append(CultureInfo.InvariantCulture, $"{number:R},")
            : text.Append(',');

    private static void Cell(StringBuilder text, long number, bool isKnown) =>
        _ = isKnown ? text.Append(CultureInfo.InvariantCulture, $"{number},") : text.Append(',');

    private static StringBuilder Cell(StringBuilder text, string value) => Quoted(text, value).Append(',');

    private static void Last(StringBuilder text, string value) => Quoted(text, value).Append("\r\n");

    private static StringBuilder Quoted(StringBuilder text, string value)
    {
        var start = text.Length;
        text.Append(IsFormula(value) ? "'" : "").Append(value);
        return value.AsSpan().ContainsAny(",\"\r\n")
            ? text.Replace("\"", "\"\"", start, text.Length - start).Insert(start, '"').Append('"')
            : text;
    }

    // Spreadsheets look for these behind blanks and quotes too, and take the full-width forms for the plain ones.
    private static bool IsFormula(string value)
    {
        var content = value.AsSpan().TrimStart(" \"'");
        return !content.IsEmpty && content[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }
}
