using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>One accumulator per metric; a row per interval.</summary>
internal sealed class IntervalRecorder(int metricCount) : Recorder
{
    private readonly Accumulator[] _metrics = new Accumulator[metricCount];

    protected override RejectionReason Add(int metric, double value, long timestampNs) =>
        _metrics[metric].TryAdd(value, timestampNs) ? RejectionReason.None : RejectionReason.NotFinite;

    protected override int Add(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        var rejected = 0;
        for (var metric = 0; metric < values.Length; metric++)
        {
            if ((present.IsEmpty || present[metric])
                && !(double.IsFinite(values[metric]) && _metrics[metric].TryAdd(values[metric], timestampNs)))
            {
                rejected++;
            }
        }

        return rejected;
    }

    protected override RowBlock Take(RowBlock scratch, out long merged)
    {
        merged = 0;
        scratch.Clear(_metrics.Length);
        var (any, newestNs) = (false, long.MinValue);
        foreach (ref readonly var metric in _metrics.AsSpan())
        {
            if (!metric.IsEmpty)
            {
                (any, newestNs) = (true, Math.Max(newestNs, metric.LastNs));
            }
        }

        if (any)
        {
            scratch.AddRow(newestNs);
        }

        for (var metric = 0; any && metric < _metrics.Length; metric++)
        {
            if (!_metrics[metric].IsEmpty)
            {
                scratch.Set(metric, _metrics[metric].Take());
            }
        }

        return scratch;
    }
}
