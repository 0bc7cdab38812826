using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker threshold-list</c>.</summary>
internal sealed class ThresholdListCommand(ITracker tracker) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new("resource"), new("metric"), new("direction"), Column.Number("value"), Column.Number("clear"), new("raised"), Column.Time("since"), Column.Number("atValue"),
    ];

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "threshold-list", "list the thresholds and the state of their alerts, raised ones first", [TrackerParameters.SelectorArgument]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var selector = context.Get(TrackerParameters.SelectorArgument);
        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(selector, cancel), context);
        var rows = report.Apply(new ReportQuery { Selector = selector }).Alerts.Select(row => (IReadOnlyList<Cell>)
        [
            row.Resource.Id.ToString(),
            row.Alert.Threshold.Metric,
            ParameterText.Of(row.Alert.Threshold.Direction),
            row.Alert.Threshold.Value,
            row.Alert.Threshold.ClearValue,
            row.Alert.IsRaised,
            row.Alert.SinceNs == 0 ? Cell.Nothing : UnixTime.ToText(row.Alert.SinceNs),
            row.Alert.SinceNs == 0 ? Cell.Nothing : row.Alert.Value,
        ]);
        await context.Out.TableAsync("thresholds", Columns, rows, context.Cancel);
        return await Completeness.JudgeAsync(report, context);
    }
}
