using Akka.Actor;
using Akka.Pattern;

namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>The parent of the receivers' actors: one each, so that a receiver that hangs or fails delays no other.</summary>
internal sealed class AlertReceiversActor : ReceiveActor
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public AlertReceiversActor(IReadOnlyList<ReceiverSetup> setups, ReceiverServices services)
    {
        foreach (var setup in setups)
        {
            // A persistent actor ends when a write fails; it goes on where the log knows it to be.
            var backoff = Backoff.OnStop(ReceiverActor.Props(setup, services), setup.Name, ShortestPause, LongestPause, randomFactor: 0.2, maxNrOfRetries: -1);
            Context.ActorOf(BackoffSupervisor.Props(backoff), setup.Name);
        }
    }

    public static Props Props(IReadOnlyList<ReceiverSetup> setups, ReceiverServices services) =>
        Akka.Actor.Props.Create(() => new AlertReceiversActor(setups, services));
}
