using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Syntax;
using ChronoActors.Core.Time;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>
/// A table for a person, in about 120 columns, lines ended by a line feed. Numbers are rounded and in human units; whoever needs
/// them exactly takes JSON or CSV. No control character of a name or message reaches the terminal.
/// </summary>
internal sealed class TextReportWriter : IReportWriter
{
    private const string Unknown = "-";

    public string Format => "text";

    public string MediaType => "text/plain; charset=utf-8";

    public async Task WriteAsync(ReportView view, PipeWriter output, CancellationToken cancellation = default)
    {
        var pieces = new PieceWriter(output, cancellation);
        AppendHeader(pieces.Text, view);
        if (view.IsGrouped)
        {
            await TableAsync(pieces, "", GroupTable(view.Query.GroupBy!), view.Groups, group => Cells(group, view.GeneratedAtNs)).ConfigureAwait(false);
        }
        else
        {
            await TableAsync(pieces, "", RowTable(), view.Rows, row => Cells(row, view.GeneratedAtNs)).ConfigureAwait(false);
        }

        var raised = view.Alerts.Count(row => row.Alert.IsRaised);
        await TableAsync(pieces, Invariant($"\nALERTS ({raised} raised)\n"), AlertTable(), view.Alerts, row => Cells(row, view.GeneratedAtNs)).ConfigureAwait(false);
        await TableAsync(pieces, "\nREJECTED\n", RejectedTable(), view.Rejected, Cells).ConfigureAwait(false);
        await TableAsync(pieces, "\nMISSING: this report is not complete\n", MissingTable(), view.Missing, Cells).ConfigureAwait(false);
        await pieces.PassAllAsync().ConfigureAwait(false);
    }

    private static void AppendHeader(StringBuilder text, ReportView view)
    {
        text.Append(Invariant($"Report of {UnixTime.ToDateTimeOffset(view.GeneratedAtNs):yyyy-MM-dd HH:mm:ss} UTC: "))
            .Append(Invariant($"{Counted(view.ResourceCount, "resource")} ({view.AsleepCount} asleep), {Counted(view.MetricCount, "metric")}"));
        if (!view.Query.Selector.IsAll)
        {
            text.Append(", selected by ").Append(PlainText.Of(PlainText.Fit(view.Query.Selector.ToString(), 60)));
        }

        var shown = view.Rows.Length + view.Groups.Length;
        if (shown < view.RowCount)
        {
            text.Append(Invariant($", showing {shown} of {view.RowCount} {(view.IsGrouped ? "groups" : "rows")}"));
        }

        text.Append(view.IsComplete ? "" : ", INCOMPLETE").Append(shown > 0 ? "\n\n" : "\n");
    }

    private static async Task TableAsync<T>(PieceWriter pieces, string title, TextTable table, ImmutableArray<T> rows, Func<T, string[]> cells)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        foreach (var row in rows)
        {
            table.Measure(cells(row));
        }

        table.AppendTitles(pieces.Text.Append(title));
        foreach (var row in rows)
        {
            table.AppendRow(pieces.Text, cells(row));
            await pieces.PassAsync().ConfigureAwait(false);
        }
    }

    private static TextTable RowTable() => new(
        new("RESOURCE"), new("TYPE", MaxWidth: 12), new("METRIC", MaxWidth: 20), new("CURRENT", IsRight: true), new("AVERAGE", IsRight: true),
        new("MIN", IsRight: true), new("MAX", IsRight: true), new("COUNT", IsRight: true), new("UNIT", MaxWidth: 10), new("UPDATED", IsRight: true));

    private static string[] Cells(ReportRow row, long nowNs)
    {
        var (resource, (metric, figures)) = (row.Resource, row.Metric);
        string Figure(double value) => figures.Count == 0 ? Unknown : HumanNumber.Of(value, metric.Unit);
        return
        [
            resource.Id.ToString(), resource.Type, metric.Name, Figure(figures.Current), Figure(figures.Average), Figure(figures.Min), Figure(figures.Max),
            HumanNumber.Of(figures.Count, ""), metric.Unit, figures.Count == 0 ? "never" : HumanTime.Of(figures.LastUpdatedNs, nowNs),
        ];
    }

    private static TextTable GroupTable(string label) => new(
        new(label.ToUpperInvariant()), new("METRIC", MaxWidth: 24), new("RESOURCES", IsRight: true), new("CURRENT SUM", IsRight: true), new("AVERAGE", IsRight: true),
        new("MIN", IsRight: true), new("MAX", IsRight: true), new("COUNT", IsRight: true), new("UNIT", MaxWidth: 10), new("UPDATED", IsRight: true));

    private static string[] Cells(GroupRow group, long nowNs)
    {
        string Figure(double value) => group.Count == 0 ? Unknown : HumanNumber.Of(value, group.Unit);
        return
        [
            group.Group.Length == 0 ? "(none)" : group.Group, group.Metric, HumanNumber.Of(group.Resources, ""), Figure(group.CurrentSum), Figure(group.Average),
            Figure(group.Min), Figure(group.Max), HumanNumber.Of(group.Count, ""), group.Unit, group.Count == 0 ? "never" : HumanTime.Of(group.LastUpdatedNs, nowNs),
        ];
    }

    private static TextTable AlertTable() => new(new("RESOURCE"), new("STATE"), new("THRESHOLD", MaxWidth: 40), new("VALUE", IsRight: true), new("UNIT", MaxWidth: 10), new("SINCE", IsRight: true));

    private static string[] Cells(AlertRow row, long nowNs)
    {
        var (threshold, isRaised, sinceNs, value) = row.Alert;
        var hasCrossed = sinceNs != 0;
        return
        [
            row.Resource.Id.ToString(), isRaised ? "RAISED" : "clear", threshold.ToString(), hasCrossed ? HumanNumber.Of(value, UnitOf(row)) : Unknown, UnitOf(row),
            hasCrossed ? HumanTime.Of(sinceNs, nowNs) : "never",
        ];
    }

    private static string UnitOf(AlertRow row) =>
        row.Resource.Metrics.FirstOrDefault(metric => metric.Metric.Name == row.Alert.Threshold.Metric).Metric?.Unit ?? "";

    private static TextTable RejectedTable() => new(new("RESOURCE"), new("REASON"), new("SAMPLES", IsRight: true));

    private static string[] Cells(RejectedRow row) =>
        [row.Resource.Id.ToString(), row.Reason.ToString(), row.Count.ToString(CultureInfo.InvariantCulture)];

    private static TextTable MissingTable() => new(new("WHERE"), new("RESOURCES", IsRight: true), new("WHY", MaxWidth: 70));

    private static string[] Cells(MissingPart part) => [part.Where, part.Resources.ToString(CultureInfo.InvariantCulture), part.Why];

    private static string Counted(int count, string what) => Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
