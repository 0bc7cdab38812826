using System.Collections.Immutable;
using ChronoActors.Contracts.Entities;
using ChronoActors.Core.Reports;

namespace ChronoActors.Contracts.Reports;

/// <summary>Aggregator to the reporter of a node: tell of your resources.</summary>
/// <param name="Query">Comes back in each page.</param>
/// <param name="Selector">Which resources, in the selector grammar.</param>
/// <param name="TimeLimit">After this the answer is of no use.</param>
public sealed record CollectReport(long Query, string Selector, TimeSpan TimeLimit) : IWireMessage
{
    /// <summary>Whether to name the entities that the answer covers, instead of only their tally.</summary>
    public bool WithEntities { get; init; }
}

/// <summary>Reporter to aggregator: a part of its resources.</summary>
/// <param name="Query">The question's number.</param>
/// <param name="Page">From 0.</param>
/// <param name="IsLast">Whether no page comes after it.</param>
/// <param name="Silent">In the last page: how many resources did not answer in time.</param>
/// <param name="Resources">Descriptions of awake resources.</param>
public sealed record ReportPage(long Query, int Page, bool IsLast, int Silent, IReadOnlyList<ResourceReport> Resources) : IWireMessage
{
    /// <summary>In the last page: the awake resources of the node that the answer covers, whether selected or not.</summary>
    public EntityTally Tally { get; init; }

    /// <summary>Entity ids of covered resources, when asked for.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];
}

/// <summary>To a resource actor: describe yourself. Answered by <see cref="ResourceDescription"/>.</summary>
public sealed record DescribeResource(string Entity) : IEntityMessage;

/// <summary>A resource's state, or null in <paramref name="Report"/> while it is not tracked.</summary>
public sealed record ResourceDescription(string Entity, ResourceReport? Report) : IWireMessage;
