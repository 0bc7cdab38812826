using System.Text;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A condition on every resource and metric that a selector matches, also on those that come later.</summary>
/// <param name="Name">Tells it from other rules: written as resource names are.</param>
/// <param name="Selector">Which resources and metrics.</param>
/// <param name="Condition">What raises its alerts.</param>
public sealed record AlertRule(string Name, Selector Selector, RuleCondition Condition)
{
    /// <summary>For how long the condition must hold before an alert is raised, by the samples' timestamps.</summary>
    public TimeSpan For { get; init; }

    /// <summary>For how long all must be well before a raised alert clears, by the samples' timestamps.</summary>
    public TimeSpan KeepFiring { get; init; }

    /// <summary>How bad its alerts are.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Labels that its alerts have besides those of their resource.</summary>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>The template of its alerts' text, see <see cref="AlertText"/>; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The group of rules that come and go together, as those of one rule file; empty for a rule of its own.</summary>
    public string Group { get; init; } = "";

    /// <summary>The severity as it is written.</summary>
    public string SeverityWord => Severity switch
    {
        AlertSeverity.Info => "info",
        AlertSeverity.Critical => "critical",
        _ => "warning",
    };

    /// <summary>What is wrong with the rule, or null.</summary>
    public string? Fault() =>
        NameFault(Name)
        ?? (Group.Length > 0 ? NameFault(Group, "group name") : null)
        ?? LengthFault("selector", Selector.ToString(), RuleLimits.MaxSelectorBytes)
        ?? LengthFault("text", Text, RuleLimits.MaxTextBytes)
        ?? TextFault()
        ?? (Enum.IsDefined(Severity) ? null : $"the severity of rule {Name} is none of info, warning and critical.")
        ?? Condition.Fault()
        ?? DurationFault("for", For)
        ?? DurationFault("keep_firing", KeepFiring);

    /// <summary>What is wrong with the name of a rule, or of something else that is named in the same way; or null.</summary>
    public static string? NameFault(string name, string what = "rule name")
    {
        try
        {
            NameRules.RequireName(name, what);
            return null;
        }
        catch (IdentityException fault)
        {
            return fault.Message;
        }
    }

    private string? DurationFault(string what, TimeSpan duration) =>
        RuleDuration.Fault(duration) is { } fault ? $"{what} of rule {Name} {fault}"
        : duration > TimeSpan.Zero && Condition is NoData ? $"rule {Name} watches for no data, which has a duration of its own: leave out {what}."
        : null;

    private string? LengthFault(string what, string text, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes > most ? $"the {what} of rule {Name} has {bytes} bytes; at most {most} are allowed." : null;
    }

    private string? TextFault()
    {
        try
        {
            _ = AlertText.Parse(Text);
            return null;
        }
        catch (SyntaxException fault)
        {
            return $"the text of rule {Name}: {fault.Error.Message}";
        }
    }
}
