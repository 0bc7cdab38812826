using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using ChronoActors.Contracts;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Reports;

namespace ChronoActors.Client.Connection;

/// <summary>
/// The way to any node's ingress, and to what answers questions and takes rules there, as one actor: what it is told goes there, and
/// answers go to who told it. A client that lost all nodes ends itself; another one starts from the contact points again, since names
/// may stand for new addresses by then.
/// </summary>
internal sealed class ClusterConnection : ReceiveActor, IWithTimers
{
    /// <summary>The name of the actor that takes questions, beside the ingress.</summary>
    public const string Questions = "questions";

    /// <summary>The name of the actor that takes rules, beside the ingress.</summary>
    public const string Alerts = "alerts";

    private const string AlertsPath = $"/user/{Alerts}";
    private const string IngressPath = "/user/ingress";
    private const string QuestionsPath = $"/user/{Questions}";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ImmutableHashSet<ActorPath> _contacts;
    private IActorRef _client = ActorRefs.Nobody;

    public ClusterConnection(ImmutableHashSet<ActorPath> contacts)
    {
        _contacts = contacts;
        Receive<AskReport>(question => _client.Forward(new ClusterClient.Send(QuestionsPath, question, localAffinity: true)));
        Receive<IAlertMessage>(message => _client.Forward(new ClusterClient.Send(AlertsPath, message, localAffinity: true)));
        Receive<IWireMessage>(message => _client.Forward(new ClusterClient.Send(IngressPath, message, localAffinity: true)));
        Receive<Terminated>(_ => Timers.StartSingleTimer(nameof(Connect), Connect.Instance, Pause));
        Receive<Connect>(_ => Open());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(IEnumerable<Address> contactPoints)
    {
        var contacts = contactPoints.Select(ContactPoint.ReceptionistOf).ToImmutableHashSet();
        return Akka.Actor.Props.Create(() => new ClusterConnection(contacts));
    }

    protected override void PreStart() => Open();

    private void Open()
    {
        var settings = ClusterClientSettings.Create(Context.System).WithInitialContacts(_contacts);
        _client = Context.Watch(Context.ActorOf(ClusterClient.Props(settings)));
    }

    private sealed record Connect
    {
        public static Connect Instance { get; } = new();
    }
}
