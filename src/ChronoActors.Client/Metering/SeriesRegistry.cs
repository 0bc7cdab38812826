using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Metering;

/// <summary>The resources that measurements are tracked as, each once, whichever instruments record it. Thread-safe.</summary>
internal sealed class SeriesRegistry(IResourceTracker tracker, MeterTrackingOptions options)
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<ResourceHandle, Series> _all = [];

    public int Count => _all.Count;

    /// <summary>The resource of a set of tags, for an instrument to use; null if there are too many.</summary>
    /// <exception cref="ArgumentException">The resource is tracked as something else.</exception>
    /// <exception cref="IdentityException">The tags can't be labels.</exception>
    public Series? Use(InstrumentTracking user, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate)
        {
            if (_all.Count >= options.MaxResources)
            {
                return null;
            }

            var handle = Track(user.Instrument, user.Kind, InstrumentNames.LabelsOf(user.Instrument, tags, options.Labels));
            if (!_all.TryGetValue(handle, out var series))
            {
                series = NewSeries(user.Kind, handle);
                _all = _all.Add(handle, series);
            }

            if (series.Kind != user.Kind)
            {
                throw new ArgumentException($"{handle} is recorded by another kind of instrument of the same name and meter.");
            }

            if (user.Series.Add(series))
            {
                series.Users++;
            }

            return series;
        }
    }

    /// <summary>An instrument has ended. Its resources stay tracked, and nothing more is recorded of them.</summary>
    public void Release(InstrumentTracking user)
    {
        lock (_gate)
        {
            foreach (var series in user.Series)
            {
                series.Users--;
            }

            user.Series.Clear();
            _all = _all.RemoveRange(_all.Where(pair => pair.Value.Users == 0).Select(pair => pair.Key));
        }
    }

    public void EndInterval(double seconds)
    {
        foreach (var series in _all.Values)
        {
            series.End(seconds);
        }
    }

    private ResourceHandle Track(Instrument instrument, SeriesKind kind, IEnumerable<Label> labels)
    {
        Metric metric = kind is SeriesKind.Growth or SeriesKind.Total
            ? new("rate", InstrumentNames.RateUnitOf(instrument))
            : new("value", InstrumentNames.UnitOf(instrument));
        return tracker.Track(
            InstrumentNames.NameOf(instrument), "meter", labels, [metric], new TrackOptions(RecordingMode.Interval, options.Interval)).KeepTracked();
    }

    private Series NewSeries(SeriesKind kind, ResourceHandle handle) => kind switch
    {
        SeriesKind.Growth => new RateSeries(tracker, handle),
        SeriesKind.Total => new TotalSeries(tracker, handle),
        SeriesKind.Change => new LevelSeries(tracker, handle),
        _ => new ValueSeries(tracker, handle),
    };
}
