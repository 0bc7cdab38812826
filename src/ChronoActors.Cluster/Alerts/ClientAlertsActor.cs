using Akka.Actor;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// Takes the messages of clients about rules and alerts, refuses what can't be right, and passes the rest on to the owners of the
/// rules and of the log. Clients reach it through the receptionist.
/// </summary>
internal sealed class ClientAlertsActor : ReceiveActor
{
    public ClientAlertsActor(IActorRef rules, IActorRef log)
    {
        Receive<SetRule>(set =>
        {
            if (set.Rule.Fault() is { } fault)
            {
                Sender.Tell(new CommandOutcome(false, fault));
            }
            else
            {
                rules.Forward(set);
            }
        });
        Receive<RemoveRule>(rules.Forward);
        Receive<AskAlerts>(asked =>
        {
            if ((AlertRule.NameFault(asked.Subscription, "subscription name") ?? AlertRule.NameFault(asked.Rule)) is { } fault)
            {
                Sender.Tell(AlertPage.Refuse("", fault));
            }
            else
            {
                log.Forward(asked);
            }
        });
        Receive<EndSubscription>(log.Forward);
        Receive<UnknownMessage>(unknown => Sender.Tell(NotUnderstood.Of(unknown)));
    }

    public static Props Props(IActorRef rules, IActorRef log) => Akka.Actor.Props.Create(() => new ClientAlertsActor(rules, log));
}
