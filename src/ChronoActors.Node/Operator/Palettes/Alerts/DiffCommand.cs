using System.Globalization;
using ChronoActors.Cluster;
using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts diff -f FILE</c>.</summary>
internal sealed class DiffCommand(IAlerts alerts, ITracker tracker) : Command
{
    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "diff", "show what applying a rule file would change", [RuleFilePlan.File], examples: "alerts diff -f rules.yaml");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var diff = await RuleFilePlan.ShowAsync(alerts, tracker, context);
        await context.Out.LineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{diff.Unchanged} rules stay as they are."), null, context.Cancel);
        return ExitCode.Done;
    }
}
