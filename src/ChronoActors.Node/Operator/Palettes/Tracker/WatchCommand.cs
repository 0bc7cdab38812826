using System.Globalization;
using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker watch [-s SELECTOR] [-i INTERVAL]</c>.</summary>
internal sealed class WatchCommand(ITracker tracker, TimeProvider time) : Command
{
    private static readonly Parameter<TimeSpan> Interval = Switch.Duration(
        "--interval", "-i", "TIME", "how often it refreshes", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), TimeSpan.FromSeconds(1));

    private static readonly Parameter<int> Rows = Switch.WholeNumber("--top", "-n", "TOP", "most rows", min: 1, max: 500, absent: 40);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "watch",
        "show metrics as a table that refreshes",
        [TrackerParameters.SelectorSwitch, TrackerParameters.Sort, Rows, Interval],
        isStreaming: true,
        examples: ["tracker watch -s cpu", "tracker watch -s '/used' --sort current -i 5s"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var query = new ReportQuery
        {
            Selector = context.Get(TrackerParameters.SelectorSwitch),
            Sort = context.Get(TrackerParameters.Sort),
            Top = context.Get(Rows),
        };
        using var timer = new PeriodicTimer(context.Get(Interval), time);
        do
        {
            var report = await tracker.ReportAsync(query.Selector, context.Cancel);
            var view = report.Apply(query);
            var table = new TableFrame(MetricTable.Name, MetricTable.Live, [.. view.Rows.Select(row => MetricTable.Row(row, MetricTable.Live))]);
            await context.Out.RefreshAsync(Caption(view), table, context.Cancel);
        }
        while (await timer.WaitForNextTickAsync(context.Cancel));

        return ExitCode.Done;
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Caption(ReportView view)
    {
        var cut = view.RowCount > view.Rows.Length ? string.Create(CultureInfo.InvariantCulture, $" (first {view.Rows.Length})") : "";
        var missing = view.IsComplete ? "" : $"; missing: {string.Join(", ", view.Missing.Select(part => part.Where))}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{UnixTime.ToText(view.GeneratedAtNs)[..19]}Z  {Counted(view.ResourceCount, "resource")}, {Counted(view.RowCount, "metric")}{cut}{missing}");
    }
}
