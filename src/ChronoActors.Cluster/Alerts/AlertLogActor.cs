using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster.Alerts;

/// <summary>
/// The one place where the transitions of all resources get their numbers, and where subscribers read them. It asks
/// <see cref="AlertLog"/> what a message means, persists the event, and answers when it is committed.
/// </summary>
internal sealed class AlertLogActor : UntypedPersistentActor, IWithTimers
{
    /// <summary>The journal's name for the log.</summary>
    public const string Id = "alert-log";

    private const int MaxWaiting = 10_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly AlertLogSettings _settings;
    private readonly Dictionary<(string Subscription, IActorRef Asker), Waiter> _waiting = [];
    private AlertLog _log;
    private int _eventsSinceSnapshot;

    /// <summary>Who waits for something to tell.</summary>
    /// <param name="Asked">The question.</param>
    /// <param name="After">The last number that is handled.</param>
    /// <param name="Since">When it came.</param>
    private sealed record Waiter(AskAlerts Asked, long After, long Since);

    public AlertLogActor(AlertLogSettings settings) => (_settings, _log) = (settings, new AlertLog(settings.Limits));

    /// <inheritdoc/>
    public override string PersistenceId => Id;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(AlertLogSettings settings) => Akka.Actor.Props.Create(() => new AlertLogActor(settings));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        base.PreStart();
        Timers.StartPeriodicTimer(nameof(Look), Look.Instance, LookEvery);
        if (_settings.Companion is { } companion)
        {
            Context.ActorOf(companion);
        }
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: AlertLogSnapshot snapshot }:
                _log = AlertLog.From(snapshot, _settings.Limits);
                break;
            case IAlertEvent happened:
                _log.Apply(happened);
                _eventsSinceSnapshot++;
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case EnterTransitions enter:
                OnEnter(enter);
                break;
            case AskAlerts asked:
                OnAsk(asked);
                break;
            case AskAlertHistory asked:
                OnAskHistory(asked);
                break;
            case EndSubscription end:
                OnEnd(end);
                break;
            case Look:
                AnswerOverdue();
                break;
            case SaveSnapshotSuccess saved:
                // The last event stays: it says how far the journal was.
                DeleteMessages(saved.Metadata.SequenceNr - 1);
                break;
            case SaveSnapshotFailure failure:
                Context.GetLogger().Warning("Snapshot of the alert log failed, recovery will read more events: {0}", failure.Cause.Message);
                break;
            default:
                break;
        }
    }

    private void OnEnter(EnterTransitions enter)
    {
        var sender = Sender;
        var taken = new TransitionsTaken(enter.Batch);
        if (_log.Take(enter.Transitions) is not { } entered)
        {
            sender.Tell(taken);
            return;
        }

        Change(entered, () =>
        {
            sender.Tell(taken);
            AnswerWaiting();
        });
    }

    private void OnAsk(AskAlerts asked)
    {
        var sender = Sender;
        var known = _log.PositionOf(asked.Subscription);
        if (known is null && _log.IsFull)
        {
            sender.Tell(AlertPage.Refuse(asked.Subscription, $"the cluster has {_settings.Limits.Subscriptions} subscriptions to alerts, which is its limit."));
            return;
        }

        // A number that the log has not reached is of another log, which was lost.
        var after = asked.After is { } handled ? Math.Clamp(handled, 0, _log.LastNumber) : known ?? _log.LastNumber;
        if (_log.Move(asked.Subscription, asked.Rule, after) is { } moved)
        {
            Change(moved, () => Answer(asked, after, sender));
        }
        else
        {
            Answer(asked, after, sender);
        }
    }

    private void OnAskHistory(AskAlertHistory asked)
    {
        // Nodes check selectors before they ask; one that is not understood here selects nothing.
        var transitions = Selector.TryParse(asked.Selector, out var selector, out _)
            ? _log.Newest(selector, asked.Rule, Math.Min(asked.Most, AskAlertHistory.Limit))
            : [];
        Sender.Tell(new AlertHistory(_log.FirstNumber, _log.LastNumber, transitions));
    }

    private void OnEnd(EndSubscription end)
    {
        var sender = Sender;
        if (_log.PositionOf(end.Subscription) is null)
        {
            sender.Tell(new CommandOutcome(true, $"there was no subscription {end.Subscription}."));
            return;
        }

        Change(new SubscriptionEnded(end.Subscription), () => sender.Tell(new CommandOutcome(true, $"subscription {end.Subscription} has ended.")));
    }

    private void Change(IAlertEvent change, Action then) => Persist(change, happened =>
    {
        _log.Apply(happened);
        then();
        if (++_eventsSinceSnapshot >= _settings.SnapshotEvery)
        {
            _eventsSinceSnapshot = 0;
            SaveSnapshot(_log.Snapshot());
        }
    });

    private void Answer(AskAlerts asked, long after, IActorRef asker)
    {
        var page = PageFor(asked, after);
        if (page.Transitions.IsEmpty && asked.Wait > TimeSpan.Zero && _waiting.Count < MaxWaiting)
        {
            _waiting[(asked.Subscription, asker)] = new Waiter(asked, after, _settings.Time.GetTimestamp());
        }
        else
        {
            _waiting.Remove((asked.Subscription, asker));
            asker.Tell(page);
        }
    }

    private AlertPage PageFor(AskAlerts asked, long after)
    {
        var transitions = _log.Read(asked.Rule, after, out var upTo);
        return new AlertPage(asked.Subscription, asked.After, upTo, IsCut: after + 1 < _log.FirstNumber, "", transitions);
    }

    private void AnswerWaiting()
    {
        foreach (var (key, waiter) in _waiting.ToList())
        {
            var page = PageFor(waiter.Asked, waiter.After);
            if (!page.Transitions.IsEmpty)
            {
                _waiting.Remove(key);
                key.Asker.Tell(page);
            }
        }
    }

    private void AnswerOverdue()
    {
        foreach (var (key, waiter) in _waiting.ToList())
        {
            var wait = waiter.Asked.Wait < LongestWait ? waiter.Asked.Wait : LongestWait;
            if (_settings.Time.GetElapsedTime(waiter.Since) >= wait)
            {
                _waiting.Remove(key);
                key.Asker.Tell(PageFor(waiter.Asked, waiter.After));
            }
        }
    }

    private sealed record Look : IDeadLetterSuppression
    {
        public static Look Instance { get; } = new();
    }
}
