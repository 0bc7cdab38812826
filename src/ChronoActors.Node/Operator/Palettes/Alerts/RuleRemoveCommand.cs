using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Node.Operator.Palettes.Tracker;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts rule-remove NAME</c>.</summary>
internal sealed class RuleRemoveCommand(IAlerts alerts) : Command
{
    private static readonly Parameter<string> Name = Argument.Of("name", "NAME", "the rule's name", text => text);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "rule-remove", "remove an alert rule; done, too, where there is none", [Name], changes: true, examples: "alerts rule-remove disk-full");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context) =>
        await Outcome.TellAsync(await alerts.RemoveAsync(context.Get(Name), context.Cancel), context);
}
