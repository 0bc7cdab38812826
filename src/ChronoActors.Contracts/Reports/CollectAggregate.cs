using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Contracts.Reports;

/// <summary>Aggregator to the reporter of a node: aggregate your resources. Answered by <see cref="AggregatePart"/>s.</summary>
/// <param name="Query">Comes back in each part.</param>
/// <param name="Selector">Which resources and metrics, in the selector grammar.</param>
/// <param name="What">What else is asked; its own selector does not travel.</param>
/// <param name="TimeLimit">After this the answer is of no use.</param>
/// <param name="WithEntities">Whether to name the entities that the answer covers, instead of only their tally.</param>
public sealed record CollectAggregate(long Query, string Selector, AggregateQuery What, TimeSpan TimeLimit, bool WithEntities) : IWireMessage;

/// <summary>Reporter to aggregator: a part of its answer. Groups and entities of all parts belong together.</summary>
/// <param name="Query">The question's number.</param>
/// <param name="Page">From 0.</param>
/// <param name="IsLast">Whether no part comes after it.</param>
/// <param name="Refusal">Why there is no answer, for a person; empty otherwise.</param>
/// <param name="Tally">In the last part: the awake resources of the node that the answer covers, whether selected or not.</param>
/// <param name="Answer">Groups; counts are those of this part.</param>
/// <param name="Entities">Entity ids of covered resources, when asked for.</param>
public sealed record AggregatePart(
    long Query,
    int Page,
    bool IsLast,
    string Refusal,
    EntityTally Tally,
    AggregatePartial Answer,
    ImmutableArray<string> Entities) : IWireMessage;
