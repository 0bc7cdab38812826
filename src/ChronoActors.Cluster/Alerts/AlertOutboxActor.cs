using System.Collections.Immutable;
using Akka.Actor;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Alerts;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// Brings the transitions of a node's resources to the alert log, many in one message and one message at a time, again until it is
/// confirmed; then tells the resources. What does not fit is handed over again by its resource, which keeps it.
/// </summary>
internal sealed class AlertOutboxActor : ReceiveActor, IWithTimers
{
    public const int MaxWaiting = 100_000;
    public const int MaxBatch = 200;
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ICanTell _log;
    private readonly Queue<RuleTransition> _waiting = [];
    private readonly Dictionary<(string Entity, long Sequence), IActorRef> _owners = [];
    private ImmutableArray<RuleTransition> _underway = [];
    private long _batch;

    public AlertOutboxActor(ICanTell log)
    {
        _log = log;
        Receive<HandOver>(OnHandOver);
        Receive<TransitionsTaken>(OnTaken);
        Receive<Retry>(_ => Send());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ICanTell log) => Akka.Actor.Props.Create(() => new AlertOutboxActor(log));

    private void OnHandOver(HandOver handOver)
    {
        foreach (var transition in handOver.Transitions)
        {
            var key = (transition.Resource.Entity, transition.Sequence);
            if (_owners.ContainsKey(key))
            {
                // Perhaps by a new incarnation: the newest one wants the answer.
                _owners[key] = Sender;
            }
            else if (_owners.Count < MaxWaiting)
            {
                _owners.Add(key, Sender);
                _waiting.Enqueue(transition);
            }
            else
            {
                // Later ones of this resource must not overtake it.
                break;
            }
        }

        SendNext();
    }

    private void SendNext()
    {
        if (!_underway.IsEmpty || _waiting.Count == 0)
        {
            return;
        }

        var batch = ImmutableArray.CreateBuilder<RuleTransition>();
        while (batch.Count < MaxBatch && _waiting.TryDequeue(out var transition))
        {
            batch.Add(transition);
        }

        (_underway, _batch) = (batch.DrainToImmutable(), _batch + 1);
        Send();
    }

    private void Send()
    {
        _log.Tell(new EnterTransitions(_batch, _underway), Self);
        Timers.StartSingleTimer(nameof(Retry), Retry.Instance, RetryAfter);
    }

    private void OnTaken(TransitionsTaken taken)
    {
        if (taken.Batch != _batch || _underway.IsEmpty)
        {
            return;
        }

        Timers.Cancel(nameof(Retry));
        var upTo = new Dictionary<IActorRef, long>();
        foreach (var transition in _underway)
        {
            _owners.Remove((transition.Resource.Entity, transition.Sequence), out var owner);
            upTo[owner!] = transition.Sequence;
        }

        _underway = [];
        foreach (var (owner, sequence) in upTo)
        {
            owner.Tell(new HandedOver(sequence), ActorRefs.NoSender);
        }

        SendNext();
    }

    private sealed record Retry
    {
        public static Retry Instance { get; } = new();
    }
}
