using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Node.Operator.Palettes.Tracker;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts apply -f FILE [--dry-run]</c>.</summary>
internal sealed class ApplyCommand(IAlerts alerts, ITracker tracker) : Command
{
    private static readonly Parameter<bool> DryRun = Switch.Flag("--dry-run", null, "show the difference and change nothing");

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "apply",
        "make the rules of a file's group those of the file: create, update, prune; all of it or nothing",
        [RuleFilePlan.File, DryRun],
        changes: true,
        examples: ["alerts apply -f rules.yaml", "alerts apply -f rules.yaml --dry-run"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var diff = await RuleFilePlan.ShowAsync(alerts, tracker, context);
        if (context.Get(DryRun) || diff.IsEmpty)
        {
            await context.Out.LineAsync(diff.IsEmpty ? "there is nothing to change." : "nothing was changed: this was a dry run.", null, context.Cancel);
            return ExitCode.Done;
        }

        var outcome = await alerts.ChangeAsync(diff.Version, diff.ToSet, [.. diff.Pruned.Select(static rule => rule.Name)], context.Cancel);
        return await Outcome.TellAsync(outcome, context);
    }
}
