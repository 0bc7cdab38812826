using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>What to show of a report. Immutable.</summary>
public sealed record ReportQuery
{
    /// <summary>Group by the resource's type.</summary>
    public const string GroupByType = "type";

    /// <summary>Group by the resource's name.</summary>
    public const string GroupByName = "name";

    /// <summary>Everything, by name.</summary>
    public static ReportQuery All { get; } = new();

    /// <summary>Which resources and metrics.</summary>
    public Selector Selector { get; init; } = Selector.All;

    /// <summary>
    /// A label name, <see cref="GroupByType"/> or <see cref="GroupByName"/> to get a row per group, metric and unit; null for a
    /// row per resource and metric. A resource with a label of its own called <c>type</c> or <c>name</c> is grouped by that.
    /// </summary>
    public string? GroupBy { get; init; }

    /// <summary>The order of the rows.</summary>
    public ReportSort Sort { get; init; } = ReportSort.ByName;

    /// <summary>The most rows to show, at least 1; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>What is wrong with the query, for a person, or null.</summary>
    public string? Fault()
    {
        if (Top < 1)
        {
            return $"the number of rows to show is {Top}; it must be at least 1";
        }

        try
        {
            _ = GroupBy is null ? "" : NameRules.RequireLabelName(GroupBy);
            return null;
        }
        catch (IdentityException refusal)
        {
            return $"can't group by that: {refusal.Message}";
        }
    }
}
