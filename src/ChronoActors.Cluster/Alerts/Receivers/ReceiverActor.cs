using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Time;
using DeadLetter = ChronoActors.Core.Alerts.Notifications.DeadLetter;

namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>
/// Reads the alert log for one receiver and sends what it reads, one after the other. It tells the log how far it is when the receiver has
/// confirmed, so that the log is the outbox: what a node did not get rid of before it died, the next one sends. What the receiver does
/// not take in the end is a dead letter, in the journal of this actor, and the next one goes on.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Akka ends actors with PostStop.")]
internal sealed class ReceiverActor : UntypedPersistentActor, IWithTimers
{
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(7);
    public static readonly TimeSpan RulesAgainAfter = TimeSpan.FromMilliseconds(200);
    private const int SnapshotEvery = 100;

    private readonly ReceiverSetup _setup;
    private readonly ReceiverServices _services;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Queue<NumberedTransition> _page = [];
    private DeadLetters _dead = DeadLetters.None;
    private long? _upTo;
    private long _pageEnd;
    private long _pageSince;
    private bool _isAsking;
    private int _tries;

    public ReceiverActor(ReceiverSetup setup, ReceiverServices services) => (_setup, _services) = (setup, services);

    /// <inheritdoc/>
    public override string PersistenceId => $"alert-receiver-{_setup.Name}";

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The name under which the log knows the receiver: none that a client may use.</summary>
    public static string SubscriptionOf(string receiver) => $"receiver/{receiver}";

    public static Props Props(ReceiverSetup setup, ReceiverServices services) => Akka.Actor.Props.Create(() => new ReceiverActor(setup, services));

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer { Snapshot: DeadLetters letters }:
                _dead = letters;
                break;
            case DeadLetter letter:
                _dead = _dead.With(letter);
                break;
            case RecoveryCompleted:
                Ask();
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
            case AlertPage page when _isAsking && page.Refusal.Length > 0:
                // It is asked again, and told each time.
                Context.GetLogger().Warning("Receiver {0} gets no alerts: {1}", _setup.Name, page.Refusal);
                break;
            case AlertPage page when _isAsking && page.After == _upTo:
                OnPage(page);
                break;
            case AskAgain when _isAsking:
                Ask();
                break;
            case SendNext:
                Send();
                break;
            case Tried tried:
                OnTried(tried.Outcome);
                break;
            case SaveSnapshotSuccess saved:
                DeleteMessages(saved.Metadata.SequenceNr - 1);
                break;
            case SaveSnapshotFailure failure:
                Context.GetLogger().Warning("Snapshot of the dead letters of receiver {0} failed: {1}", _setup.Name, failure.Cause.Message);
                break;
            default:
                break;
        }
    }

    /// <summary>Asks for what comes next, which also says that everything before is done.</summary>
    private void Ask()
    {
        _isAsking = true;
        _services.Log.Tell(new AskAlerts(SubscriptionOf(_setup.Name), "", _upTo, Wait), Self);
        Timers.StartSingleTimer(nameof(AskAgain), AskAgain.Instance, AskAgainAfter);
    }

    private void OnPage(AlertPage page)
    {
        Timers.Cancel(nameof(AskAgain));
        (_isAsking, _pageEnd, _pageSince) = (false, page.UpTo, _services.Time.GetTimestamp());
        if (page.IsCut)
        {
            Context.GetLogger().Error("Receiver {0} was too slow or away for too long: the alert log keeps the newest transitions only, and older ones may be lost to it.", _setup.Name);
        }

        foreach (var entry in page.Transitions)
        {
            _page.Enqueue(entry);
        }

        Send();
    }

    private void Send()
    {
        if (_services.Rules.Book is not { } book)
        {
            // Without the rules nobody knows how bad an alert is.
            Timers.StartSingleTimer(nameof(SendNext), SendNext.Instance, RulesAgainAfter);
            return;
        }

        while (_page.TryPeek(out var next))
        {
            var notification = Notification.Of(next.Transition, book.Rules.GetValueOrDefault(next.Transition.Threshold.Rule));
            if (_setup.Route.Takes(notification))
            {
                _tries++;
                TryAsync(notification).PipeTo(Self);
                return;
            }

            _page.Dequeue();
        }

        _upTo = _pageEnd;
        Ask();
    }

    private async Task<Tried> TryAsync(Notification notification)
    {
        var stopping = _stopping.Token;
        using var limit = new CancellationTokenSource(_setup.TimeLimit, _services.Time);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            // The wait ends in time, even where a receiver does not heed the token.
            return new Tried(await _setup.Receiver.SendAsync(notification, cancel.Token).WaitAsync(cancel.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new Tried(SendOutcome.Failed($"no answer within {_setup.TimeLimit.TotalSeconds} s"));
        }
#pragma warning disable CA1031 // Whatever a receiver throws is a try that failed: it must not end the actor and start its page anew.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new Tried(SendOutcome.Failed(fault.Message));
        }
    }

    private void OnTried(SendOutcome outcome)
    {
        if (outcome.Kind == SendOutcomeKind.Confirmed)
        {
            Done();
            return;
        }

        var age = _services.Time.GetElapsedTime(_pageSince);
        var pause = outcome.Kind == SendOutcomeKind.Refused ? null : _setup.Retry.PauseAfter(_tries, age, outcome.RetryAfter, _services.Chance());
        if (pause is { } wait)
        {
            if (_tries == 1)
            {
                Context.GetLogger().Warning("Receiver {0} did not take a notification, which is sent again: {1}", _setup.Name, outcome.Reason);
            }

            Timers.StartSingleTimer(nameof(SendNext), SendNext.Instance, wait);
            return;
        }

        Persist(new DeadLetter(_page.Peek().Transition, outcome.Reason, _tries, _services.Time.NowNs()), letter =>
        {
            _dead = _dead.With(letter);
            Context.GetLogger().Error("Receiver {0} did not take a notification of rule {1} on {2}, which is given up: {3}",
                _setup.Name, letter.Transition.Threshold.Rule, letter.Transition.Resource, letter.Reason);
            if (LastSequenceNr % SnapshotEvery == 0)
            {
                SaveSnapshot(_dead);
            }

            Done();
        });
    }

    private void Done()
    {
        _tries = 0;
        var number = _page.Dequeue().Number;
        if (_page.Count > 0)
        {
            // Only says how far it is: the answer is to no question of ours.
            _services.Log.Tell(new AskAlerts(SubscriptionOf(_setup.Name), "", number, TimeSpan.Zero), Self);
        }

        Send();
    }

    private sealed record Tried(SendOutcome Outcome);

    private sealed record AskAgain
    {
        public static AskAgain Instance { get; } = new();
    }

    private sealed record SendNext : IDeadLetterSuppression
    {
        public static SendNext Instance { get; } = new();
    }
}
