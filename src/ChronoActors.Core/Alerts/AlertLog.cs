using System.Collections.Immutable;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Alerts;

/// <summary>
/// Transitions of all resources in one order, each once, and how far subscribers have read them. It decides which event a message asks for and
/// folds events into its state; replaying them gives the same state. Not thread-safe.
/// </summary>
public sealed class AlertLog(AlertLogLimits limits)
{
    private readonly List<RuleTransition> _retained = [];
    private readonly Dictionary<string, AlertSource> _sources = [];
    private readonly SortedDictionary<string, long> _subscriptions = new(StringComparer.Ordinal);

    /// <summary>The number of the newest transition; 0 before the first.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The number of the oldest transition that can be read.</summary>
    public long FirstNumber => LastNumber - _retained.Count + 1;

    /// <summary>The event that takes transitions, without those that were taken before; null if that is all of them.</summary>
    /// <param name="transitions">Those of one resource in the order of their sequence.</param>
    public TransitionsEntered? Take(IEnumerable<RuleTransition> transitions)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        var taken = new Dictionary<string, long>();
        var entered = ImmutableArray.CreateBuilder<RuleTransition>();
        foreach (var transition in transitions)
        {
            var entity = transition.Resource.Entity;
            var known = taken.TryGetValue(entity, out var newest) ? newest : _sources.GetValueOrDefault(entity).Sequence;
            if (transition.Sequence > known)
            {
                taken[entity] = transition.Sequence;
                entered.Add(transition);
            }
        }

        return entered.Count == 0 ? null : new TransitionsEntered(entered.DrainToImmutable());
    }

    /// <summary>Where a subscriber is; null for one that is not known.</summary>
    public long? PositionOf(string subscription) => _subscriptions.TryGetValue(subscription, out var number) ? number : null;

    /// <summary>Whether one more subscription would be too many.</summary>
    public bool IsFull => _subscriptions.Count >= limits.Subscriptions;

    /// <summary>
    /// The event that says how far a subscriber is, or null where that is not worth an event: it has passed nothing of its rule and
    /// is not far behind.
    /// </summary>
    public SubscriptionMoved? Move(string subscription, string rule, long number)
    {
        if (PositionOf(subscription) is not { } known)
        {
            return new SubscriptionMoved(subscription, number);
        }

        var isPassed = number - known > limits.Retained / 10 || Between(known, number).Any(entry => IsOf(entry.Transition, rule));
        return number > known && isPassed ? new SubscriptionMoved(subscription, number) : null;
    }

    /// <summary>The next transitions of a rule.</summary>
    /// <param name="rule">The rule's name; empty for all rules.</param>
    /// <param name="after">The last number that is known.</param>
    /// <param name="upTo">How far the answer goes: there is nothing else of the rule up to this number.</param>
    public ImmutableArray<NumberedTransition> Read(string rule, long after, out long upTo)
    {
        var found = ImmutableArray.CreateBuilder<NumberedTransition>();
        upTo = Math.Max(after, LastNumber);
        foreach (var entry in Between(after, LastNumber))
        {
            if (!IsOf(entry.Transition, rule))
            {
                continue;
            }

            found.Add(entry);
            if (found.Count == limits.Page)
            {
                upTo = entry.Number;
                break;
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>The newest transitions that a selector matches, newest first.</summary>
    /// <param name="selector">Which resources and metrics. A resource's type is not in the log: it is taken for empty.</param>
    /// <param name="rule">The rule's name; empty for all rules.</param>
    /// <param name="most">At most so many.</param>
    public ImmutableArray<NumberedTransition> Newest(Selector selector, string rule, int most)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var found = ImmutableArray.CreateBuilder<NumberedTransition>();
        for (var i = _retained.Count - 1; i >= 0 && found.Count < most; i--)
        {
            var transition = _retained[i];
            if (IsOf(transition, rule)
                && selector.Matches(transition.Resource, "")
                && selector.MatchesMetric(transition.Threshold.Metric))
            {
                found.Add(new NumberedTransition(FirstNumber + i, transition));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>Folds a durable event into the state.</summary>
    public void Apply(IAlertEvent happened)
    {
        switch (happened)
        {
            case TransitionsEntered entered:
                Enter(entered.Transitions);
                break;
            case SubscriptionMoved moved:
                _subscriptions[moved.Subscription] = moved.Number;
                break;
            case SubscriptionEnded ended:
                _subscriptions.Remove(ended.Subscription);
                break;
            default:
                break;
        }
    }

    /// <summary>The durable state.</summary>
    public AlertLogSnapshot Snapshot() => new(
        LastNumber,
        [.. _retained],
        [.. _sources.Values.OrderBy(static source => source.Number)],
        _subscriptions.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The state that a snapshot was taken of.</summary>
    public static AlertLog From(AlertLogSnapshot snapshot, AlertLogLimits limits)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var log = new AlertLog(limits) { LastNumber = snapshot.LastNumber };
        log._retained.AddRange(snapshot.Retained);
        foreach (var source in snapshot.Sources)
        {
            log._sources[source.Entity] = source;
        }

        foreach (var (subscription, number) in snapshot.Subscriptions)
        {
            log._subscriptions[subscription] = number;
        }

        return log;
    }

    private static bool IsOf(RuleTransition transition, string rule) => rule.Length == 0 || transition.Threshold.Rule == rule;

    private IEnumerable<NumberedTransition> Between(long after, long upTo)
    {
        var first = FirstNumber;
        for (var number = Math.Max(after + 1, first); number <= Math.Min(upTo, LastNumber); number++)
        {
            yield return new NumberedTransition(number, _retained[(int)(number - first)]);
        }
    }

    private void Enter(ImmutableArray<RuleTransition> transitions)
    {
        foreach (var transition in transitions)
        {
            LastNumber++;
            _retained.Add(transition);
            var entity = transition.Resource.Entity;
            _sources[entity] = new AlertSource(entity, transition.Sequence, LastNumber);
        }

        // Cut by a tenth at a time: each cut looks at everything.
        if (_retained.Count > limits.Retained + (limits.Retained / 10))
        {
            _retained.RemoveRange(0, _retained.Count - limits.Retained);
        }

        if (_sources.Count > limits.Sources + (limits.Sources / 10))
        {
            foreach (var oldest in _sources.Values.OrderBy(static source => source.Number).Take(_sources.Count - limits.Sources).ToList())
            {
                _sources.Remove(oldest.Entity);
            }
        }
    }
}
