using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>What has to be true of a resource for a rule's alert to be raised.</summary>
public abstract record RuleCondition
{
    /// <summary>The thresholds that a metric of a resource gets, each with another direction; perhaps none.</summary>
    /// <param name="metric">The metric, which the rule selects.</param>
    /// <param name="schema">All metrics of the resource.</param>
    public abstract IEnumerable<Threshold> On(Metric metric, MetricSchema schema);

    /// <summary>What is wrong with the condition, or null.</summary>
    public abstract string? Fault();

    /// <summary>The condition as it is written, see <see cref="ConditionText"/>.</summary>
    public abstract override string ToString();
}
