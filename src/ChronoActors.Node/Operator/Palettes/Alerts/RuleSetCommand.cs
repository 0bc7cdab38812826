using ChronoActors.Cluster;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Selectors;
using ChronoActors.Node.Operator.Palettes.Tracker;

namespace ChronoActors.Node.Operator.Palettes.Alerts;

/// <summary><c>alerts rule-set NAME SELECTOR CONDITION</c>.</summary>
internal sealed class RuleSetCommand(IAlerts alerts) : Command
{
    private static readonly Parameter<string> Name = Argument.Of("name", "NAME", "the rule's name", text => text);

    private static readonly Parameter<Selector> Selector =
        Argument.Of("selector", "SELECTOR", "resources and metrics, for example 'disk{node=~\"edge-.*\"}/used'", Core.Selectors.Selector.Parse);

    private static readonly Parameter<RuleCondition> Condition =
        Argument.Of("condition", "CONDITION", "what raises an alert, for example 'above 90 clear 80'", ConditionText.Parse);

    private static readonly Parameter<TimeSpan> For =
        Switch.Of("--for", null, "DURATION", "for how long the condition must hold, for example 5m", RuleDuration.Parse, TimeSpan.Zero);

    private static readonly Parameter<TimeSpan> KeepFiring =
        Switch.Of("--keep-firing", null, "DURATION", "for how long all must be well before the alert clears", RuleDuration.Parse, TimeSpan.Zero);

    private static readonly Parameter<AlertSeverity> Severity = Switch.Choice("--severity", null, "how bad it is", AlertSeverity.Warning);

    private static readonly Parameter<string?> Text =
        Switch.Of<string?>("--text", "-t", "TEXT", $"the alert's text; it may name {{{AlertText.Allowed}}}", ReadText, null);

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "rule-set",
        "set or replace an alert rule",
        [Name, Selector, Condition, For, KeepFiring, Severity, Text],
        changes: true,
        examples: "alerts rule-set disk-full 'disk/used_percent' 'above 90 clear 80' --severity critical");

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var rule = new AlertRule(context.Get(Name), context.Get(Selector), context.Get(Condition))
        {
            For = context.Get(For),
            KeepFiring = context.Get(KeepFiring),
            Severity = context.Get(Severity),
            Text = context.Get(Text) ?? "",
        };
        if (rule.Fault() is { } fault)
        {
            throw new UsageException(fault);
        }

        return await Outcome.TellAsync(await alerts.SetAsync(rule, context.Cancel), context);
    }

    private static string ReadText(string text)
    {
        _ = AlertText.Parse(text);
        return text;
    }
}
