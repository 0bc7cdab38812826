using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Reports.Queries;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker stats [RESOURCE|SELECTOR]</c>.</summary>
internal sealed class StatsCommand(ITracker tracker) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "stats",
        "show the statistics of a resource, or of all that a selector picks",
        [TrackerParameters.SelectorArgument, TrackerParameters.Sort, TrackerParameters.Top],
        examples: ["tracker stats", "tracker stats 'disk{device=\"sda\"}'", "tracker stats '/used' --sort current -n 10"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var selector = context.Get(TrackerParameters.SelectorArgument);
        var query = new ReportQuery
        {
            Selector = selector,
            Sort = context.Get(TrackerParameters.Sort),
            Top = context.Get(TrackerParameters.Top),
        };
        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(selector, cancel), context);
        var view = report.Apply(query);
        var code = await Completeness.JudgeAsync(report, context);
        if (view.RowCount == 0 && selector.TryGetExact(out var id) && code == ExitCode.Done)
        {
            return await context.Out.FailAsync($"there is no resource {id}", "tracker list shows what is tracked", context.Cancel);
        }

        await context.Out.TableAsync(MetricTable.Name, MetricTable.All, view.Rows.Select(row => MetricTable.Row(row, MetricTable.All)), context.Cancel);
        return code;
    }
}
