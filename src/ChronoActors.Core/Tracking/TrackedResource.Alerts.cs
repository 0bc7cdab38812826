using ChronoActors.Core.Resources;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>The part that knows what thresholds need beyond the sample: silence, rates, shares, and which alerts wait.</summary>
public sealed partial class TrackedResource
{
    /// <summary>When each metric was last heard of, by the node's clock; null where no threshold is on silence.</summary>
    private long[]? _heardNs;

    /// <summary>
    /// Raises what is to be raised when nothing is heard for some time. The time begins anew when a resource wakes: while it was not in
    /// memory, nothing could be heard.
    /// </summary>
    /// <param name="nowNs">The node's clock, nanoseconds since the Unix epoch.</param>
    /// <param name="events">Receives what has to be persisted; <see cref="Board"/> shows it already.</param>
    /// <returns>How long from now until it has to be looked at again, or null where there is nothing to wait for.</returns>
    public TimeSpan? Heed(long nowNs, List<IResourceEvent> events)
    {
        Listen(nowNs);
        if (_heardNs is not { } heard)
        {
            return null;
        }

        long? next = null;
        foreach (var alert in Board.Alerts)
        {
            var threshold = alert.Threshold;
            if (threshold.Figure != ThresholdFigure.Silence || alert.IsRaised)
            {
                continue;
            }

            var silentNs = nowNs - heard[Declaration!.Schema.IndexOf(threshold.Metric)];
            var leftNs = (long)(threshold.Value * 1e9) - silentNs;
            if (leftNs > 0)
            {
                next = Math.Min(next ?? leftNs, leftNs);
                continue;
            }

            var raised = new AlertRaised(threshold, nowNs, silentNs / 1e9);
            events.Add(raised);
            Board = Board.After(raised);
        }

        return next is { } ns ? TimeSpan.FromTicks((ns / 100) + 1) : null;
    }

    /// <summary>Whether there is a threshold on silence that has not been raised: the resource has to stay in memory for it.</summary>
    public bool AwaitsSilence =>
        Board.WatchesSilence && Board.Alerts.Any(static alert => alert.Threshold.Figure == ThresholdFigure.Silence && !alert.IsRaised);

    /// <summary>The event that says which alerts wait, where the journal does not have that yet; else null.</summary>
    public AlertsWaiting? NoteWaits()
    {
        if (!Board.HasNewWaits)
        {
            return null;
        }

        var waits = Board.NoteWaits(out var noted);
        Board = noted;
        return waits;
    }

    /// <summary>Begins to note when metrics are heard of, where that matters.</summary>
    private void Listen(long nowNs)
    {
        if (!Board.WatchesSilence)
        {
            _heardNs = null;
            return;
        }

        var known = _heardNs?.Length ?? 0;
        if (known < _statistics.Length)
        {
            Array.Resize(ref _heardNs, _statistics.Length);
            Array.Fill(_heardNs, nowNs, known, _heardNs.Length - known);
        }
    }

    /// <summary>A late sample is heard too: whoever sent it is there.</summary>
    private void Hear(int metric, long nowNs, List<IResourceEvent> transitions)
    {
        if (_heardNs is { } heard)
        {
            heard[metric] = nowNs;
            Board = Board.IsSilent ? Board.Heard(Declaration!.Schema.Metrics[metric].Name, nowNs, transitions) : Board;
        }
    }

    /// <summary>The change per second since the newest sample; NaN where there is none, or no time between. A counter that falls began anew at 0.</summary>
    private static double Rate(in MetricStatistics before, MetricKind kind, long atNs, double value)
    {
        var elapsedNs = atNs - before.LastUpdatedNs;
        var change = kind == MetricKind.Counter && value < before.Current ? value : value - before.Current;
        return before.Count == 0 || elapsedNs <= 0 ? double.NaN : change / elapsedNs * 1e9;
    }

    /// <summary>Of a whole row, since both metrics may be in it. One that is older than what is known says nothing of now.</summary>
    private void JudgeShares(long atNs, List<IResourceEvent> transitions)
    {
        var schema = Declaration!.Schema;
        for (var i = 0; i < Board.Alerts.Length; i++)
        {
            var threshold = Board.Alerts[i].Threshold;
            if (threshold.Figure != ThresholdFigure.Share || schema.IndexOf(threshold.Total) is not (>= 0 and var other))
            {
                continue;
            }

            ref var used = ref _statistics[schema.IndexOf(threshold.Metric)];
            ref var total = ref _statistics[other];
            if (used.Count > 0 && total.Current > 0 && Math.Max(used.LastUpdatedNs, total.LastUpdatedNs) == atNs)
            {
                Board = Board.Judge(i, atNs, used.Current / total.Current, transitions);
            }
        }
    }
}
