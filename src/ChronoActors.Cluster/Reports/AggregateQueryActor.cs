using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Cluster.Directory;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Time;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// The aggregator of one aggregate: merges what the nodes have computed. Their answers name no resources; that each is
/// counted once follows from comparing the tallies of what they cover with the directory. Where they differ (resources are
/// waking, falling asleep or moving just now) the nodes are asked again for the list. Answers with an <see cref="Aggregate"/>.
/// </summary>
internal sealed class AggregateQueryActor : ClusterQueryActor
{
    private const int MaxLists = 5;

    private readonly AggregateQuery _query;
    private readonly List<AggregatePart> _parts = [];
    private readonly Aggregation _others;
    private HashSet<string> _entities = [];
    private int _lists;

    public AggregateQueryActor(AggregateQuery query, ReportServices services, IActorRef asker)
        : base(query.Selector, services, asker)
    {
        (_query, _others) = (query, new Aggregation(query));
        Receive<AggregatePart>(OnPart);
    }

    public static Props Props(AggregateQuery query, ReportServices services, IActorRef asker) =>
        Akka.Actor.Props.Create(() => new AggregateQueryActor(query, services, asker));

    /// <inheritdoc/>
    protected override IWireMessage QuestionOf(long query, TimeSpan limit) =>
        new CollectAggregate(query, Selector.ToString(), _query, limit, WithEntities: _lists > 0);

    /// <inheritdoc/>
    protected override bool Reconcile(DirectoryContents contents)
    {
        if (_lists == 0)
        {
            _lists += Complete.All(node => node.Tally == contents.TallyOf(node.Address.ToString())) ? 0 : 1;
            return _lists == 0;
        }

        // One that moved while the nodes were asked may be in two answers; the next time the first node knows that it is gone.
        _entities = [.. CompleteParts().SelectMany(part => part.Entities)];
        var twice = Complete.Sum(node => node.Tally.Count) - _entities.Count;
        if (twice > 0 && _lists == MaxLists)
        {
            Miss(new MissingPart("nodes", "resources that go on moving are counted twice", (int)twice));
        }

        return twice == 0 || _lists++ == MaxLists;
    }

    /// <inheritdoc/>
    protected override bool CoversNode(string node) => _lists == 0 && Complete.Any(answer => answer.Address.ToString() == node);

    /// <inheritdoc/>
    protected override bool Covers(string entity) => _entities.Contains(entity);

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
        if (Note(part.Query, part.Page, part.IsLast, part.Refusal, part.Tally) is not null)
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
