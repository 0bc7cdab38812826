using Akka.Actor;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// Knows the awake resources of its node and answers for them: out of what they show, and by asking those that show nothing
/// because they have changed since they last did, or because nobody has asked for long.
/// </summary>
internal sealed class ReporterActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan DemandLasts = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, AwakeResource> _awake = [];
    private readonly ResourceReport[] _batch = new ResourceReport[512];
    private readonly ReportDemand _demand;
    private EntityTally _tally;

    public ReporterActor(ReportDemand demand)
    {
        _demand = demand;
        Receive<ResourceAwake>(OnAwake);
        Receive<ResourceGone>(OnGone);
        Receive<CollectReport>(OnCollect);
        Receive<CollectAggregate>(OnCollect);
        Receive<DemandOver>(_ => LowerDemand());
    }

    private readonly record struct AwakeResource(ResourceId Id, string Type, IActorRef Actor, PublishedReport Published);

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ReportDemand? demand = null) => Akka.Actor.Props.Create(() => new ReporterActor(demand ?? new ReportDemand()));

    private void OnAwake(ResourceAwake awake)
    {
        _tally = _awake.ContainsKey(awake.Entity) ? _tally : _tally.With(awake.Entity);
        _awake[awake.Entity] = new AwakeResource(awake.Id, awake.Type, awake.Actor, awake.Published);
    }

    private void OnGone(ResourceGone gone)
    {
        // A successor may have announced itself before its predecessor's last word came.
        if (_awake.TryGetValue(gone.Entity, out var known) && known.Actor.Equals(gone.Actor))
        {
            _awake.Remove(gone.Entity);
            _tally = _tally.Without(gone.Entity);
        }

        foreach (var collection in Context.GetChildren())
        {
            collection.Tell(gone);
        }
    }

    private void OnCollect(CollectReport collect)
    {
        if (Selector.TryParse(collect.Selector, out var selector, out _))
        {
            Collect(new NodeReport(collect, selector), selector, collect.WithEntities);
        }
        else
        {
            Sender.Tell(new ReportPage(collect.Query, 0, IsLast: true, Silent: 0, []));
        }
    }

    private void OnCollect(CollectAggregate collect)
    {
        if (!Selector.TryParse(collect.Selector, out var selector, out var error))
        {
            Sender.Tell(NodeAggregate.Refuse(collect, $"it does not understand the selector: {error}"));
            return;
        }

        var query = collect.What with { Selector = selector };
        if (query.Fault() is { } fault)
        {
            Sender.Tell(NodeAggregate.Refuse(collect, fault));
            return;
        }

        Collect(new NodeAggregate(collect, query), selector, collect.WithEntities);
    }

    private void Collect(INodeAnswer answer, Selector selector, bool isListed)
    {
        _demand.IsHigh = true;
        Timers.StartSingleTimer(nameof(DemandOver), DemandOver.Instance, DemandLasts);
        var open = new Dictionary<string, IActorRef>();
        var filled = 0;
        foreach (var (entity, awake) in _awake)
        {
            if (awake.Published.Report is { } report)
            {
                _batch[filled++] = report;
                if (filled == _batch.Length)
                {
                    answer.Add(_batch);
                    filled = 0;
                }
            }
            else if (selector.Matches(awake.Id, awake.Type))
            {
                open.Add(entity, awake.Actor);
            }
        }

        answer.Add(_batch.AsSpan(0, filled));
        Array.Clear(_batch);
        var covered = new CoveredEntities(_tally, isListed ? [.. _awake.Keys] : null);
        if (open.Count == 0)
        {
            answer.Send(Sender, covered, silent: 0);
        }
        else
        {
            Context.ActorOf(NodeCollectionActor.Props(answer, covered, open, Sender));
        }
    }

    private void LowerDemand()
    {
        _demand.IsHigh = false;
        foreach (var awake in _awake.Values)
        {
            awake.Published.Withdraw();
        }
    }

    private sealed record DemandOver
    {
        public static DemandOver Instance { get; } = new();
    }
}
