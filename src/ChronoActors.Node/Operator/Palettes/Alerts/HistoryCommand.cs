using ChronoActors.Cluster;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Time;
using ChronoActors.Node.Operator.Palettes.Tracker;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts history</c>.</summary>
internal sealed class HistoryCommand(IAlerts alerts) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
        [Column.Number("number"), Column.Time("at"), new("change"), new("rule"), new("resource"), new("condition"), Column.Number("value")];

    private static readonly Parameter<string?> Rule = Switch.Text("--rule", "-r", "RULE", "only what this rule has raised and cleared");

    private static readonly Parameter<int> Most = Switch.WholeNumber("--limit", "-n", "LIMIT", "only the newest ones", min: 1, max: AskAlertHistory.Limit, absent: 50);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "history",
        "list what rules have raised and cleared, newest first; a resource's type is not in it",
        [TrackerParameters.SelectorArgument, Rule, Most],
        examples: ["alerts history", "alerts history 'disk{node=\"edge-7\"}' -r disk-full -n 10"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var history = await alerts.HistoryAsync(
            context.Get(TrackerParameters.SelectorArgument), context.Get(Rule) ?? "", context.Get(Most), context.Cancel);
        var rows = history.Transitions.Select(entry => (IReadOnlyList<Cell>)
        [
            entry.Number,
            UnixTime.ToText(entry.Transition.AtNs),
            entry.Transition.IsRaised ? "raised" : "cleared",
            entry.Transition.Threshold.Rule,
            entry.Transition.Resource.ToString(),
            entry.Transition.Threshold.ToString(),
            entry.Transition.Value,
        ]);
        await context.Out.TableAsync("transitions", Columns, rows, context.Cancel);
        return ExitCode.Done;
    }
}
