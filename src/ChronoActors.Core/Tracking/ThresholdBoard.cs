using System.Collections.Immutable;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>The thresholds of one resource with the state of their alerts. Immutable: every change gives a new board.</summary>
public sealed class ThresholdBoard
{
    private ThresholdBoard(ImmutableArray<AlertState> alerts) => Alerts = alerts;

    /// <summary>A board without thresholds.</summary>
    public static ThresholdBoard Empty { get; } = new([]);

    /// <summary>The thresholds in the order in which they were first set.</summary>
    public ImmutableArray<AlertState> Alerts { get; }

    /// <summary>A board as it was written down earlier.</summary>
    public static ThresholdBoard Of(ImmutableArray<AlertState> alerts) => alerts.IsEmpty ? Empty : new ThresholdBoard(alerts);

    /// <summary>The board after an event; events of other subjects change nothing.</summary>
    public ThresholdBoard After(IResourceEvent happened) => happened switch
    {
        ThresholdAdopted adopted => With(adopted.Threshold),
        ThresholdDropped dropped => Of(Alerts.RemoveAll(alert => Watches(alert, dropped.Metric, dropped.Direction))),
        AlertRaised raised => Turn(raised.Threshold, isRaised: true, raised.AtNs, raised.Value),
        AlertCleared cleared => Turn(cleared.Threshold, isRaised: false, cleared.AtNs, cleared.Value),
        ResourceUntracked => Empty,
        _ => this,
    };

    /// <summary>What a new sample of a metric does to its alerts: nothing, or transitions in order.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="atNs">The sample's timestamp, nanoseconds since the Unix epoch; newer than all before it.</param>
    /// <param name="sample">The sample. An interval crosses with its extreme, and clears only when all of it is back.</param>
    /// <param name="transitions">Receives the events.</param>
    /// <returns>The board after the transitions.</returns>
    public ThresholdBoard Judge(string metric, long atNs, in IntervalSample sample, List<IResourceEvent> transitions)
    {
        var board = this;
        foreach (var alert in Alerts)
        {
            var threshold = alert.Threshold;
            if (threshold.Metric != metric)
            {
                continue;
            }

            var extreme = threshold.Direction == ThresholdDirection.Above ? sample.Max : sample.Min;
            IResourceEvent? transition = alert.IsRaised switch
            {
                false when threshold.IsCrossedBy(extreme) => new AlertRaised(threshold, atNs, extreme),
                true when threshold.IsClearedBy(extreme) => new AlertCleared(threshold, atNs, extreme),
                _ => null,
            };
            if (transition is not null)
            {
                transitions.Add(transition);
                board = board.After(transition);
            }
        }

        return board;
    }

    private static bool Watches(AlertState alert, string metric, ThresholdDirection direction) =>
        alert.Threshold.Metric == metric && alert.Threshold.Direction == direction;

    private ThresholdBoard With(Threshold threshold)
    {
        var index = IndexOf(threshold);
        var quiet = new AlertState(threshold, IsRaised: false, SinceNs: 0, Value: 0);
        return new ThresholdBoard(index < 0 ? Alerts.Add(quiet) : Alerts.SetItem(index, Alerts[index] with { Threshold = threshold }));
    }

    private ThresholdBoard Turn(Threshold threshold, bool isRaised, long atNs, double value)
    {
        var index = IndexOf(threshold);
        return index < 0 ? this : new ThresholdBoard(Alerts.SetItem(index, Alerts[index] with { IsRaised = isRaised, SinceNs = atNs, Value = value }));
    }

    private int IndexOf(Threshold threshold)
    {
        for (var i = 0; i < Alerts.Length; i++)
        {
            if (Watches(Alerts[i], threshold.Metric, threshold.Direction))
            {
                return i;
            }
        }

        return -1;
    }
}
