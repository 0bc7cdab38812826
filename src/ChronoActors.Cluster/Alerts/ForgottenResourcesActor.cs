using Akka.Actor;
using Akka.Cluster;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// Wakes resources that were awake on a node that has died, since one of them may have a transition that the alert log has not: a
/// question about all resources does that. Beside the alert log, it asks after each start and after each node that is gone.
/// </summary>
internal sealed class ForgottenResourcesActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _delay;

    public ForgottenResourcesActor(CurrentRules rules, Func<IActorRef, Props> question, TimeSpan delay)
    {
        _delay = delay;
        Receive<ClusterEvent.MemberRemoved>(_ => AskLater());
        Receive<Ask>(_ =>
        {
            if (rules.Book is { Rules.Count: > 0 })
            {
                Context.ActorOf(question(Self));
            }
        });
        Receive<Aggregate>(answer =>
        {
            if (!answer.Missing.IsEmpty)
            {
                AskLater();
            }
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="rules">Without rules nothing is asked.</param>
    /// <param name="question">Gives the actor that asks about all resources, and answers with an <see cref="Aggregate"/>.</param>
    /// <param name="delay">How long to wait for more news, and for resources that wake by themselves; by default 10 s.</param>
    public static Props Props(CurrentRules rules, Func<IActorRef, Props> question, TimeSpan? delay = null) =>
        Akka.Actor.Props.Create(() => new ForgottenResourcesActor(rules, question, delay ?? AskAfter));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Akka.Cluster.Cluster.Get(Context.System).Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberRemoved));
        AskLater();
    }

    /// <inheritdoc/>
    protected override void PostStop() => Akka.Cluster.Cluster.Get(Context.System).Unsubscribe(Self);

    private void AskLater() => Timers.StartSingleTimer(nameof(Ask), Ask.Instance, _delay);

    private sealed record Ask
    {
        public static Ask Instance { get; } = new();
    }
}
