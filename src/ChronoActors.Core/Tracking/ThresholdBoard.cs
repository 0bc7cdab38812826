using System.Collections.Immutable;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// The thresholds of one resource with the state of their alerts: its own, then those that rules give it. Of the latter the
/// journal has only crossings: which rules there are is in the rule book. Immutable: every change gives a new board.
/// </summary>
public sealed class ThresholdBoard
{
    private ThresholdBoard(ImmutableArray<AlertState> alerts)
    {
        Alerts = alerts;
        foreach (var alert in alerts)
        {
            var isSilence = alert.Threshold.Figure == ThresholdFigure.Silence;
            WatchesSilence |= isSilence;
            IsSilent |= isSilence && alert.IsRaised;
            WatchesShares |= alert.Threshold.Figure == ThresholdFigure.Share;
        }
    }

    /// <summary>A board without thresholds.</summary>
    public static ThresholdBoard Empty { get; } = new([]);

    /// <summary>The resource's own thresholds in the order in which they were first set, then those of rules.</summary>
    public ImmutableArray<AlertState> Alerts { get; }

    /// <summary>Whether a threshold is on what only the clock can tell.</summary>
    public bool WatchesSilence { get; }

    /// <summary>Whether a threshold is on a share of two metrics, which is known when a row is complete.</summary>
    public bool WatchesShares { get; }

    /// <summary>Whether an alert is raised because nothing is heard.</summary>
    public bool IsSilent { get; }

    /// <summary>Whether an alert has begun or ceased to wait since this was last written down.</summary>
    public bool HasNewWaits { get; private init; }

    /// <summary>A board as it was written down earlier.</summary>
    public static ThresholdBoard Of(ImmutableArray<AlertState> alerts) => alerts.IsEmpty ? Empty : new ThresholdBoard(alerts);

    /// <summary>The board after an event; events of other subjects change nothing.</summary>
    public ThresholdBoard After(IResourceEvent happened) => happened switch
    {
        ThresholdAdopted adopted => With(adopted.Threshold),
        ThresholdDropped dropped => new ThresholdBoard(Alerts.RemoveAll(alert => Watches(alert, dropped.Rule, dropped.Metric, dropped.Direction)))
        {
            HasNewWaits = HasNewWaits,
        },
        AlertRaised raised => Turn(raised.Threshold, isRaised: true, raised.AtNs, raised.Value),
        AlertCleared cleared => Turn(cleared.Threshold, isRaised: false, cleared.AtNs, cleared.Value),
        AlertsWaiting waiting => Waiting(waiting.Waits),
        ResourceUntracked => Empty,
        _ => this,
    };

    /// <summary>The board with the thresholds that the rules give the resource, each in the state that it is in.</summary>
    /// <param name="rules">All rules of the cluster.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="dropped">Receives an event for each threshold that has crossings in the journal and no rule any more.</param>
    public ThresholdBoard Under(RuleBook rules, ResourceDeclaration resource, List<IResourceEvent> dropped)
    {
        var watched = rules.On(resource);
        var own = OwnCount();
        if (watched.IsEmpty && own == Alerts.Length)
        {
            return this;
        }

        var states = Alerts.Skip(own).ToDictionary(static alert => KeyOf(alert.Threshold));
        var alerts = ImmutableArray.CreateBuilder<AlertState>(own + watched.Length);
        alerts.AddRange(Alerts, own);
        foreach (var quiet in watched)
        {
            alerts.Add(states.Remove(KeyOf(quiet.Threshold), out var state) && !state.IsUntouched ? state with { Threshold = quiet.Threshold } : quiet);
        }

        foreach (var gone in Alerts.Where(alert => !alert.IsUntouched && states.ContainsKey(KeyOf(alert.Threshold))))
        {
            dropped.Add(new ThresholdDropped(gone.Threshold.Metric, gone.Threshold.Direction) { Rule = gone.Threshold.Rule });
        }

        return new ThresholdBoard(alerts.DrainToImmutable()) { HasNewWaits = HasNewWaits };
    }

    /// <summary>The event that says which alerts wait, for the journal; <paramref name="noted"/> is the board after it.</summary>
    public AlertsWaiting NoteWaits(out ThresholdBoard noted)
    {
        noted = new ThresholdBoard(Alerts);
        return new AlertsWaiting([.. Alerts.Where(static alert => alert.WaitingSinceNs is not null).Select(static alert => new AlertWait(alert.Threshold, alert.WaitingSinceNs!.Value))]);
    }

    /// <summary>Something was heard of a metric: what was raised because nothing was heard clears.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="nowNs">The node's clock, nanoseconds since the Unix epoch.</param>
    /// <param name="transitions">Receives the events.</param>
    public ThresholdBoard Heard(string metric, long nowNs, List<IResourceEvent> transitions)
    {
        var board = this;
        foreach (var alert in Alerts)
        {
            if (alert.IsRaised && alert.Threshold.Figure == ThresholdFigure.Silence && alert.Threshold.Metric == metric)
            {
                var cleared = new AlertCleared(alert.Threshold, nowNs, 0);
                transitions.Add(cleared);
                board = board.After(cleared);
            }
        }

        return board;
    }

    /// <summary>What a new sample of a metric does to its alerts: nothing, or transitions in order.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="atNs">The sample's timestamp, nanoseconds since the Unix epoch; newer than all before it.</param>
    /// <param name="sample">The sample. An interval crosses with its extreme, and clears only when all of it is back.</param>
    /// <param name="rate">Its change per second since the sample before; NaN where that is not known.</param>
    /// <param name="transitions">Receives the events.</param>
    /// <returns>The board after the transitions.</returns>
    public ThresholdBoard Judge(string metric, long atNs, in IntervalSample sample, double rate, List<IResourceEvent> transitions)
    {
        var board = this;
        for (var i = 0; i < Alerts.Length; i++)
        {
            var threshold = Alerts[i].Threshold;
            if (threshold.Metric == metric)
            {
                board = board.Judge(i, atNs, FigureOf(sample, rate, threshold), transitions);
            }
        }

        return board;
    }

    /// <summary>What a figure does to one alert.</summary>
    /// <param name="index">Which alert of the board.</param>
    /// <param name="atNs">The timestamp, nanoseconds since the Unix epoch; not older than those before it.</param>
    /// <param name="figure">What is compared; NaN, of which nothing is known, changes nothing.</param>
    /// <param name="transitions">Receives the event, if there is one.</param>
    public ThresholdBoard Judge(int index, long atNs, double figure, List<IResourceEvent> transitions)
    {
        var alert = Alerts[index];
        if (!double.IsFinite(figure))
        {
            return this;
        }

        var after = AlertMachine.After(alert, atNs, figure, out var transition);
        if (transition is not null)
        {
            transitions.Add(transition);
        }

        return ReferenceEquals(after, alert) ? this : WithState(index, after, isTold: transition is not null);
    }

    /// <param name="index">Which alert.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="isTold">Whether an event tells of it: an alert that is raised or cleared does not wait any more.</param>
    private ThresholdBoard WithState(int index, AlertState state, bool isTold) => new(Alerts.SetItem(index, state)) { HasNewWaits = HasNewWaits || !isTold };

    private ThresholdBoard Waiting(ImmutableArray<AlertWait> waits)
    {
        var alerts = Alerts.Select(static alert => alert.WaitingSinceNs is null ? alert : alert with { WaitingSinceNs = null }).ToList();
        foreach (var (threshold, sinceNs) in waits)
        {
            var index = IndexOf(threshold);
            if (index >= 0)
            {
                alerts[index] = alerts[index] with { WaitingSinceNs = sinceNs };
            }
            else
            {
                // In a replay it is the wait that tells of a rule's threshold.
                alerts.Add(new AlertState(threshold, IsRaised: false, SinceNs: 0, Value: 0) { WaitingSinceNs = sinceNs });
            }
        }

        return Of([.. alerts]);
    }

    private static double FigureOf(in IntervalSample sample, double rate, Threshold threshold) => threshold.Figure switch
    {
        ThresholdFigure.Value => threshold.Direction == ThresholdDirection.Above ? sample.Max : sample.Min,
        ThresholdFigure.Average => sample.Average,
        ThresholdFigure.Max => sample.Max,
        ThresholdFigure.Min => sample.Min,
        ThresholdFigure.Rate => rate,
        _ => double.NaN,
    };

    private static bool Watches(AlertState alert, string rule, string metric, ThresholdDirection direction) =>
        alert.Threshold.Metric == metric && alert.Threshold.Direction == direction && alert.Threshold.Rule == rule;

    private static (string, string, ThresholdDirection) KeyOf(Threshold threshold) => (threshold.Rule, threshold.Metric, threshold.Direction);

    private int OwnCount()
    {
        var count = 0;
        while (count < Alerts.Length && Alerts[count].Threshold.Rule.Length == 0)
        {
            count++;
        }

        return count;
    }

    private ThresholdBoard With(Threshold threshold)
    {
        var index = IndexOf(threshold);
        var quiet = new AlertState(threshold, IsRaised: false, SinceNs: 0, Value: 0);
        return new ThresholdBoard(index < 0 ? Alerts.Insert(OwnCount(), quiet) : Alerts.SetItem(index, Alerts[index] with { Threshold = threshold }))
        {
            HasNewWaits = HasNewWaits,
        };
    }

    private ThresholdBoard Turn(Threshold threshold, bool isRaised, long atNs, double value)
    {
        var index = IndexOf(threshold);
        if (index < 0)
        {
            // In a replay it is the crossing that tells of a rule's threshold.
            return threshold.Rule.Length == 0 ? this : new ThresholdBoard(Alerts.Add(new AlertState(threshold, isRaised, atNs, value)));
        }

        return WithState(index, new AlertState(Alerts[index].Threshold, isRaised, atNs, value), isTold: true);
    }

    private int IndexOf(Threshold threshold)
    {
        for (var i = 0; i < Alerts.Length; i++)
        {
            if (Watches(Alerts[i], threshold.Rule, threshold.Metric, threshold.Direction))
            {
                return i;
            }
        }

        return -1;
    }
}
