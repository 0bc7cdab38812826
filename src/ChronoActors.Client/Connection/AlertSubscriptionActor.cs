using System.Globalization;
using Akka.Actor;
using ChronoActors.Client.Alerts;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Versions;

namespace ChronoActors.Client.Connection;

/// <summary>
/// Opens a subscription, then sets the rule, so that none of its alerts is missed; from then on asks for what it has raised. What is asked for next is
/// also what is handled: a question goes out only when all callbacks have returned, and one that is not answered goes out again.
/// </summary>
internal sealed class AlertSubscriptionActor : ReceiveActor, IWithTimers
{
    public static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly AlertSubscription _subscription;
    private readonly ICanTell _alerts;
    private long? _upTo;
    private long? _askedAt;
    private bool _isSet;
    private bool _isRefusalTold;
    private bool _isClosing;

    public AlertSubscriptionActor(AlertSubscription subscription, ICanTell alerts)
    {
        (_subscription, _alerts) = (subscription, alerts);
        Receive<Tick>(_ => OnTick());
        Receive<AlertPage>(OnPage);
        Receive<CommandOutcome>(OnOutcome);
        Receive<IVersionMismatch>(mismatch => Refused(mismatch.Explanation));
        Receive<GiveUp>(_ => OnGiveUp());
        Receive<Close>(_ => OnClose());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(AlertSubscription subscription, ICanTell alerts) =>
        Akka.Actor.Props.Create(() => new AlertSubscriptionActor(subscription, alerts));

    protected override void PreStart()
    {
        OnTick();
        Timers.StartPeriodicTimer(nameof(Tick), Tick.Instance, TickEvery);
        Timers.StartSingleTimer(nameof(GiveUp), GiveUp.Instance, _subscription.Timeout);
    }

    protected override void PostStop() =>
        _subscription.Done.TrySetException(new ObjectDisposedException(nameof(ResourceTracker), "The tracker was closed."));

    private void OnTick()
    {
        var wait = _isClosing ? TimeSpan.Zero : Wait;
        var patience = _isSet ? wait + RetryAfter : RetryAfter;
        var isDue = _askedAt is not { } asked || _subscription.Time.GetElapsedTime(asked) >= patience;
        if (!isDue || (_isSet && !_subscription.Callbacks.IsIdle))
        {
            return;
        }

        _askedAt = _subscription.Time.GetTimestamp();
        var name = _subscription.Rule.Name;
        object next = _upTo is null ? new AskAlerts(name, name, null, TimeSpan.Zero)
            : _isSet ? new AskAlerts(name, name, _upTo, wait)
            : new SetRule(_subscription.Rule);
        _alerts.Tell(next, Self);
    }

    private void OnPage(AlertPage page)
    {
        if (page.Refusal.Length > 0)
        {
            Refused(page.Refusal);
            return;
        }

        if (page.After != _upTo)
        {
            // An answer to an earlier question, which was put again.
            return;
        }

        if (_isClosing)
        {
            // The cluster knows what is handled. What else it tells is for the next process.
            Context.Stop(Self);
            return;
        }

        if (page.IsCut)
        {
            _subscription.Log.Warn($"Some alerts of {_subscription.Rule.Name} may be lost: the cluster keeps the newest only, and this process was away for too long.");
        }

        foreach (var (_, transition) in page.Transitions)
        {
            if (transition.IsRaised)
            {
                _subscription.Callbacks.Add(Alert.Of(transition.Resource, transition.Threshold, transition.Value, transition.AtNs));
            }
        }

        _upTo = page.UpTo;
        _askedAt = null;
        if (!_isSet)
        {
            OnTick();
        }
    }

    private void OnOutcome(CommandOutcome outcome)
    {
        if (!outcome.Done)
        {
            Refused(outcome.Message);
            return;
        }

        Timers.Cancel(nameof(GiveUp));
        (_isSet, _askedAt) = (true, null);
        _subscription.Done.TrySetResult(true);
    }

    private void Refused(string why)
    {
        if (!_isSet)
        {
            _subscription.Done.TrySetException(new InvalidOperationException($"The cluster refuses the threshold: {why}"));
            Context.Stop(Self);
        }
        else if (!_isRefusalTold)
        {
            _isRefusalTold = true;
            _subscription.Log.Warn($"The cluster does not tell the alerts of {_subscription.Rule.Name}: {why}");
        }
    }

    private void OnClose()
    {
        (_isClosing, _askedAt) = (true, null);
        if (_isSet)
        {
            OnTick();
        }
        else
        {
            Context.Stop(Self);
        }
    }

    private void OnGiveUp()
    {
        _subscription.Done.TrySetException(new TimeoutException(string.Create(CultureInfo.InvariantCulture,
            $"The cluster did not take the threshold within {_subscription.Timeout.TotalSeconds:0.#} s ({_subscription.Way}); it may still be set. Nodes of an older version do not take rules.")));
        Context.Stop(Self);
    }

    /// <summary>Tell the cluster what is handled, then stop.</summary>
    public sealed record Close
    {
        public static Close Instance { get; } = new();
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }

    private sealed record GiveUp
    {
        public static GiveUp Instance { get; } = new();
    }
}
