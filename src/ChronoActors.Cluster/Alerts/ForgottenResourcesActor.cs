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
    public static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(10);

    public ForgottenResourcesActor(CurrentRules rules, Func<IActorRef, Props> question)
    {
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
    public static Props Props(CurrentRules rules, Func<IActorRef, Props> question) =>
        Akka.Actor.Props.Create(() => new ForgottenResourcesActor(rules, question));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Akka.Cluster.Cluster.Get(Context.System).Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberRemoved));
        AskLater();
    }

    /// <inheritdoc/>
    protected override void PostStop() => Akka.Cluster.Cluster.Get(Context.System).Unsubscribe(Self);

    private void AskLater() => Timers.StartSingleTimer(nameof(Ask), Ask.Instance, AskAfter);

    private sealed record Ask
    {
        public static Ask Instance { get; } = new();
    }
}
