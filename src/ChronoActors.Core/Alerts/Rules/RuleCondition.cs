namespace ChronoActors.Core.Alerts.Rules;

/// <summary>What has to be true of a resource for a rule's alert to be raised.</summary>
public abstract record RuleCondition
{
    /// <summary>What is wrong with the condition, or null.</summary>
    public abstract string? Fault();

    /// <summary>The condition as it is written, see <see cref="ConditionText"/>.</summary>
    public abstract override string ToString();
}
