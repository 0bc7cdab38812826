using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Cluster.Reports;

/// <summary>A node's answer to <see cref="CollectAggregate"/>: groups instead of resources.</summary>
internal sealed class NodeAggregate(CollectAggregate collect, AggregateQuery query) : INodeAnswer
{
    private const int MaxGroups = 500;

    private readonly Aggregation _aggregation = new(query);

    /// <inheritdoc/>
    public TimeSpan TimeLimit => collect.TimeLimit;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<ResourceReport> resources) => _aggregation.Add(resources);

    /// <inheritdoc/>
    public void Send(IActorRef aggregator, CoveredEntities covered, int silent)
    {
        var whole = _aggregation.ToPartial();
        var groups = whole.Groups.Chunk(MaxGroups).ToArray();
        var entities = covered.Entities.Chunk(CoveredEntities.MaxInMessage).ToArray();
        var pages = Math.Max(1, Math.Max(groups.Length, entities.Length));
        for (var page = 0; page < pages; page++)
        {
            var isFirst = page == 0;
            aggregator.Tell(new AggregatePart(
                collect.Query,
                page,
                IsLast: page == pages - 1,
                Refusal: "",
                covered.Tally,
                new AggregatePartial(
                    isFirst ? whole.Resources : 0,
                    isFirst ? whole.Metrics : 0,
                    isFirst ? whole.GroupsCut : 0,
                    page < groups.Length ? [.. groups[page]] : []),
                page < entities.Length ? [.. entities[page]] : []));
        }
    }

    /// <summary>The answer of a node that can't answer.</summary>
    public static AggregatePart Refuse(CollectAggregate collect, string why) =>
        new(collect.Query, 0, IsLast: true, why, default, new AggregatePartial(0, 0, 0, []), []);
}
