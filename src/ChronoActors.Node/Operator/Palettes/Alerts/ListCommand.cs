using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Time;
using ChronoActors.Node.Operator.Palettes.Tracker;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts list</c>.</summary>
internal sealed class ListCommand(IAlerts alerts, ITracker tracker) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
        [new("severity"), new("rule"), new("resource"), new("condition"), new("state"), Column.Number("value"), Column.Time("since"), new("text")];

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "list",
        "list the alerts that are raised now, critical ones first",
        [TrackerParameters.SelectorArgument],
        examples: ["alerts list", "alerts list 'disk{node=\"edge-7\"}'"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var selector = context.Get(TrackerParameters.SelectorArgument);
        var rules = await alerts.RulesAsync(context.Cancel);
        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(selector, cancel), context);
        var rows = FiringAlert.In(report, selector, rules).Select(firing => Row(firing, report.GeneratedAtNs));
        await context.Out.TableAsync("alerts", Columns, rows, context.Cancel);
        return await Completeness.JudgeAsync(report, context);
    }

    private static IReadOnlyList<Cell> Row(FiringAlert firing, long nowNs)
    {
        var (threshold, text) = (firing.Alert.Threshold, firing.Text(nowNs));
        return
        [
            firing.Severity,
            threshold.Rule.Length == 0 ? Cell.Nothing : threshold.Rule,
            firing.Resource.ToString(),
            threshold.ToString(),
            firing.State,
            firing.Alert.Value,
            UnixTime.ToText(firing.Alert.SinceNs),
            text.Length == 0 ? Cell.Nothing : text,
        ];
    }
}
