using Akka.Actor;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Reports;

/// <summary>Knows the awake resources of its node and answers for them.</summary>
internal sealed class ReporterActor : ReceiveActor
{
    private readonly Dictionary<string, Awake> _awake = [];

    public ReporterActor()
    {
        Receive<ResourceAwake>(awake => _awake[awake.Entity] = new Awake(awake.Id, awake.Type, awake.Actor));
        Receive<ResourceGone>(gone =>
        {
            // A successor may have announced itself before its predecessor's last word came.
            if (_awake.TryGetValue(gone.Entity, out var known) && known.Actor.Equals(gone.Actor))
            {
                _awake.Remove(gone.Entity);
            }
        });
        Receive<CollectReport>(OnCollect);
    }

    private sealed record Awake(ResourceId Id, string Type, IActorRef Actor);

    public static Props Props() => Akka.Actor.Props.Create(() => new ReporterActor());

    private void OnCollect(CollectReport collect)
    {
        if (!Selector.TryParse(collect.Selector, out var selector, out _))
        {
            Sender.Tell(new ReportPage(collect.Query, 0, IsLast: true, Silent: 0, []));
            return;
        }

        var chosen = _awake.Where(pair => selector.Matches(pair.Value.Id, pair.Value.Type))
            .Select(pair => (pair.Key, pair.Value.Actor))
            .ToList();
        Context.ActorOf(NodeCollectionActor.Props(collect, chosen, Sender));
    }
}
