using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Prometheus;

namespace ChronoActors.Node.Http;

/// <summary>
/// Shows a meter's counters and histograms in a registry, under the names that Prometheus users expect. (The library's own
/// adapter shows counters as gauges and forgets what has not changed for a day.) A figure is there from its first measurement on.
/// Thread-safe.
/// </summary>
internal sealed class MeterBridge : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, Collector> _shown = [];
    private readonly MetricFactory _factory;
    private readonly string _meter;

    private MeterBridge(string meter, CollectorRegistry registry)
    {
        (_meter, _factory) = (meter, Metrics.WithCustomRegistry(registry));
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == _meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.SetMeasurementEventCallback<double>(Observe);
        _listener.Start();
    }

    /// <summary>Shows the meters of a name until it is disposed.</summary>
    public static MeterBridge Start(string meter, CollectorRegistry registry) => new(meter, registry);

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var counter = (Counter)(_shown.TryGetValue(instrument, out var known)
            ? known
            : Show(instrument, tags, (name, help, labels) => _factory.CreateCounter($"{name}_total", help, labels)));
        counter.WithLabels(Values(tags)).Inc(value);
    }

    private void Observe(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var histogram = (Histogram)(_shown.TryGetValue(instrument, out var known)
            ? known
            : Show(instrument, tags, (name, help, labels) => _factory.CreateHistogram(name, help, labels, new HistogramConfiguration
            {
                Buckets = Histogram.ExponentialBuckets(0.001, 2, 14),
            })));
        histogram.WithLabels(Values(tags)).Observe(value);
    }

    private Collector Show(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, Func<string, string, string[], Collector> create)
    {
        var labels = new string[tags.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = tags[i].Key;
        }

        return _shown.GetOrAdd(instrument, _ => create($"{_meter}_{instrument.Name}", instrument.Description ?? "", labels));
    }

    private static string[] Values(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = tags.Length == 0 ? [] : new string[tags.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = tags[i].Value?.ToString() ?? "";
        }

        return values;
    }
}
