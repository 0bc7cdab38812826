using ChronoActors.Cluster;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts rules</c>.</summary>
internal sealed class RulesCommand(IAlerts alerts) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
        [new("rule"), new("severity"), new("selector"), new("condition"), new("for"), new("keepFiring"), new("labels"), new("text"), new("group")];

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe("rules", "list the alert rules of the cluster");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var book = await alerts.RulesAsync(context.Cancel);
        await context.Out.TableAsync("rules", Columns, book.Rules.Values.Select(Row), context.Cancel);
        return ExitCode.Done;
    }

    private static IReadOnlyList<Cell> Row(AlertRule rule) =>
    [
        rule.Name,
        rule.SeverityWord,
        rule.Selector.ToString(),
        rule.Condition.ToString(),
        rule.For == TimeSpan.Zero ? Cell.Nothing : DurationText.Of(rule.For),
        rule.KeepFiring == TimeSpan.Zero ? Cell.Nothing : DurationText.Of(rule.KeepFiring),
        rule.Labels.Count == 0 ? Cell.Nothing : rule.Labels.ToString(),
        rule.Text.Length == 0 ? Cell.Nothing : rule.Text,
        rule.Group.Length == 0 ? Cell.Nothing : rule.Group,
    ];
}
