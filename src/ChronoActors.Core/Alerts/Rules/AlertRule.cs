using System.Text;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>A condition on every resource and metric that a selector matches, also on those that come later.</summary>
/// <param name="Name">Tells it from other rules: written as resource names are.</param>
/// <param name="Selector">Which resources and metrics.</param>
/// <param name="Condition">What raises its alerts.</param>
public sealed record AlertRule(string Name, Selector Selector, RuleCondition Condition)
{
    /// <summary>What is wrong with the rule, or null.</summary>
    public string? Fault()
    {
        if (NameFault(Name) is { } fault)
        {
            return fault;
        }

        var bytes = Encoding.UTF8.GetByteCount(Selector.ToString());
        return bytes > RuleLimits.MaxSelectorBytes
            ? $"the selector of rule {Name} has {bytes} bytes; at most {RuleLimits.MaxSelectorBytes} are allowed."
            : Condition.Fault();
    }

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
}
