using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>Asks the chosen resources of one node and passes their descriptions on in pages.</summary>
internal sealed class NodeCollectionActor : ReceiveActor, IWithTimers
{
    private const int PageSize = 200;

    private readonly CollectReport _collect;
    private readonly IActorRef _aggregator;
    private readonly List<ResourceReport> _page = [];
    private int _pages;
    private int _open;

    public NodeCollectionActor(CollectReport collect, IReadOnlyList<(string Entity, IActorRef Actor)> chosen, IActorRef aggregator)
    {
        (_collect, _aggregator, _open) = (collect, aggregator, chosen.Count);
        Receive<ResourceDescription>(OnDescription);
        Receive<ReceiveTimeout>(_ => Finish());
        foreach (var (entity, actor) in chosen)
        {
            actor.Tell(new DescribeResource(entity));
        }
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(CollectReport collect, IReadOnlyList<(string Entity, IActorRef Actor)> chosen, IActorRef aggregator) =>
        Akka.Actor.Props.Create(() => new NodeCollectionActor(collect, chosen, aggregator));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartSingleTimer(nameof(ReceiveTimeout), ReceiveTimeout.Instance, _collect.TimeLimit * 0.8);
        FinishWhenDone();
    }

    private void OnDescription(ResourceDescription description)
    {
        _open--;
        if (description.Report is { } report)
        {
            _page.Add(report);
            if (_page.Count == PageSize && _open > 0)
            {
                Send(isLast: false, silent: 0);
            }
        }

        FinishWhenDone();
    }

    private void FinishWhenDone()
    {
        if (_open == 0)
        {
            Finish();
        }
    }

    private void Finish()
    {
        Send(isLast: true, silent: _open);
        Context.Stop(Self);
    }

    private void Send(bool isLast, int silent)
    {
        _aggregator.Tell(new ReportPage(_collect.Query, _pages++, isLast, silent, [.. _page]));
        _page.Clear();
    }
}
