using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Time;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// The aggregator of one aggregate: merges what the nodes have computed, without the resources themselves. Answers with an
/// <see cref="Aggregate"/>.
/// </summary>
internal sealed class AggregateQueryActor : ClusterQueryActor
{
    private readonly AggregateQuery _query;
    private readonly List<AggregatePart> _parts = [];
    private readonly Aggregation _others;

    public AggregateQueryActor(AggregateQuery query, ReportServices services, IActorRef asker)
        : base(query.Selector, services, asker)
    {
        (_query, _others) = (query, new Aggregation(query));
        Receive<AggregatePart>(OnPart);
    }

    public static Props Props(AggregateQuery query, ReportServices services, IActorRef asker) =>
        Akka.Actor.Props.Create(() => new AggregateQueryActor(query, services, asker));

    /// <inheritdoc/>
    protected override IWireMessage QuestionOf(long query, TimeSpan limit, bool withEntities) =>
        new CollectAggregate(query, Selector.ToString(), _query, limit, withEntities);

    /// <inheritdoc/>
    protected override Identification IdentifiedBy => Identification.Groups;

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<ResourceReport> resources) => _others.Add(resources);

    /// <inheritdoc/>
    protected override object Result(ImmutableArray<MissingPart> missing)
    {
        foreach (var part in CompleteParts())
        {
            _others.Add(part.Answer);
        }

        return _others.ToAggregate(Services.Time.NowNs(), missing);
    }

    private void OnPart(AggregatePart part)
    {
        if (Note(new AnswerPage(part.Query, part.Page, part.IsLast, part.Refusal, part.Tally, part.Entities)))
        {
            _parts.Add(part);
            AskDirectoryWhenDone();
        }
    }

    /// <summary>The parts of answers that are whole: of half an answer nobody knows which resources are in it.</summary>
    private IEnumerable<AggregatePart> CompleteParts()
    {
        var queries = Complete.Select(node => node.Query).ToHashSet();
        return _parts.Where(part => queries.Contains(part.Query));
    }
}
