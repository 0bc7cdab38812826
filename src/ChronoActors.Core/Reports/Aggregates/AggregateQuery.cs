using System.Collections.Immutable;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>
/// One figure per group of metrics, as <c>max by (type) (…)</c> asks for it. Metrics without samples have no figures and
/// are left out. Immutable.
/// </summary>
public sealed record AggregateQuery
{
    /// <summary>Group by the resource's identity, whatever labels it has.</summary>
    public const string ByResource = "resource";

    /// <summary>Group by the metric's name.</summary>
    public const string ByMetric = "metric";

    /// <summary>Group by the metric's unit.</summary>
    public const string ByUnit = "unit";

    /// <summary>The most labels to group by.</summary>
    public const int MaxLabels = 16;

    /// <summary>Which resources and metrics.</summary>
    public Selector Selector { get; init; } = Selector.All;

    /// <summary>
    /// Label names, or <c>type</c>, <c>name</c>, <c>metric</c>, <c>unit</c> (a resource with a label of its own of that name is
    /// grouped by that) or <c>resource</c>; empty for one group of everything.
    /// </summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>What becomes of a group's figures.</summary>
    public AggregateFunction Function { get; init; }

    /// <summary>Which figure of each metric.</summary>
    public AggregateFigure Of { get; init; }

    /// <summary>Only so many groups, those with the largest values first; null for all groups, by their labels.</summary>
    public int? Top { get; init; }

    /// <summary>Only so many groups, those with the smallest values first; null for all groups.</summary>
    public int? Bottom { get; init; }

    /// <summary>The most groups of the answer, or null.</summary>
    internal int? Limit => Top ?? Bottom;

    /// <summary>Whether all metrics of a group are of one resource, so that a node knows the group's value without the others.</summary>
    internal bool IsPerResource => By.Contains(ByResource);

    /// <summary>The unit of a group's value; null where its metrics have several.</summary>
    public string? UnitOf(AggregateGroup group) => Function == AggregateFunction.Count || Of == AggregateFigure.Count ? "" : group.Unit;

    /// <summary>What is wrong with the query, for a person, or null.</summary>
    public string? Fault()
    {
        if (Limit < 1 || (Top is not null && Bottom is not null))
        {
            return Limit < 1 ? $"the number of groups to show is {Limit}; it must be at least 1" : "top and bottom exclude each other";
        }

        if (!Enum.IsDefined(Function) || !Enum.IsDefined(Of))
        {
            return "this node does not know the function or the figure: it is older than the one that asks";
        }

        if (By.Length > MaxLabels || By.Distinct(StringComparer.Ordinal).Count() < By.Length)
        {
            return By.Length > MaxLabels ? $"{By.Length} labels to group by; at most {MaxLabels} are allowed" : "a label to group by is given twice";
        }

        try
        {
            _ = By.All(label => NameRules.RequireLabelName(label).Length > 0);
            return null;
        }
        catch (IdentityException refusal)
        {
            return $"can't group by that: {refusal.Message}";
        }
    }

    /// <summary>What a metric has of one of the labels; empty where the resource has no such label.</summary>
    internal static string KeyOf(string label, ResourceReport resource, Metric metric) => label == ByResource
        ? resource.Id.ToString()
        : resource.Id.Labels[label] ?? label switch
        {
            ReportQuery.GroupByType => resource.Type,
            ReportQuery.GroupByName => resource.Id.Name,
            ByMetric => metric.Name,
            ByUnit => metric.Unit,
            _ => "",
        };
}
