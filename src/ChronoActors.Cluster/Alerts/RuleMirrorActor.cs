using Akka.Actor;
using ChronoActors.Contracts.Alerts;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// Keeps the rules of this node up to date: reads them from the journal at the start, then asks their owner for newer ones, again and again,
/// whatever gets lost in between.
/// </summary>
internal sealed class RuleMirrorActor : ReceiveActor, IWithTimers
{
    public static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    private readonly CurrentRules _current;
    private readonly ICanTell _owner;

    public RuleMirrorActor(CurrentRules current, ICanTell owner)
    {
        (_current, _owner) = (current, owner);
        Receive<RulesRead>(read => _current.Take(read.Book));
        Receive<RulesPublished>(published => _current.Take(published.Book));
        Receive<Ask>(_ => _owner.Tell(new AskRules(_current.Book?.Version ?? -1), Self));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(CurrentRules current, ICanTell owner) => Akka.Actor.Props.Create(() => new RuleMirrorActor(current, owner));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.ActorOf(RuleReaderActor.Props());
        Self.Tell(Ask.Instance);
        Timers.StartPeriodicTimer(nameof(Ask), Ask.Instance, AskEvery);
    }

    private sealed record Ask
    {
        public static Ask Instance { get; } = new();
    }
}
