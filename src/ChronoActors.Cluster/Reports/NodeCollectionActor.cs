using Akka.Actor;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>Asks resources of one node that show nothing, adds what they say to the node's answer, and sends it.</summary>
internal sealed class NodeCollectionActor : ReceiveActor, IWithTimers
{
    private readonly INodeAnswer _answer;
    private readonly CoveredEntities _covered;
    private readonly Dictionary<string, IActorRef> _open;
    private readonly IActorRef _aggregator;

    public NodeCollectionActor(INodeAnswer answer, CoveredEntities covered, Dictionary<string, IActorRef> open, IActorRef aggregator)
    {
        (_answer, _covered, _open, _aggregator) = (answer, covered, open, aggregator);
        Receive<ResourceDescription>(OnDescription);
        Receive<ResourceGone>(OnGone);
        Receive<ReceiveTimeout>(_ => Finish());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Takes over the parts of an answer; nobody else may touch them afterwards.</summary>
    public static Props Props(INodeAnswer answer, CoveredEntities covered, Dictionary<string, IActorRef> open, IActorRef aggregator) =>
        Akka.Actor.Props.Create(() => new NodeCollectionActor(answer, covered, open, aggregator));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartSingleTimer(nameof(ReceiveTimeout), ReceiveTimeout.Instance, _answer.TimeLimit * 0.8);
        foreach (var (entity, actor) in _open)
        {
            actor.Tell(new DescribeResource(entity));
        }
    }

    private void OnDescription(ResourceDescription description)
    {
        if (!_open.Remove(description.Entity))
        {
            return;
        }

        if (description.Report is { } report)
        {
            _answer.Add([report]);
        }
        else
        {
            _covered.Remove(description.Entity);
        }

        FinishWhenDone();
    }

    /// <summary>It can't answer any more: it is in the directory as asleep, or somewhere else soon.</summary>
    private void OnGone(ResourceGone gone)
    {
        if (_open.TryGetValue(gone.Entity, out var actor) && actor.Equals(gone.Actor))
        {
            _open.Remove(gone.Entity);
            _covered.Remove(gone.Entity);
            FinishWhenDone();
        }
    }

    private void FinishWhenDone()
    {
        if (_open.Count == 0)
        {
            Finish();
        }
    }

    private void Finish()
    {
        foreach (var silent in _open.Keys)
        {
            _covered.Remove(silent);
        }

        _answer.Send(_aggregator, _covered, _open.Count);
        Context.Stop(Self);
    }
}
