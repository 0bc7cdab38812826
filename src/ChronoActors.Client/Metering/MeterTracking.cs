using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.IO.Enumeration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChronoActors.Client.Metering;

/// <summary>
/// Tracks what the meters of this process measure: the .NET runtime, ASP.NET Core, HttpClient, Npgsql, and your own.
/// Each set of tags of an instrument is a resource, named after the instrument, of type <c>meter</c>, with the tags and the
/// name of the meter as labels. Thread-safe; works until it is disposed.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Gauges and histograms have the metric <c>value</c>: last, minimum, maximum, sum and count of each interval are exact.</item>
/// <item>Counters have the metric <c>rate</c>, the growth per second of each interval, 0 for one without growth.</item>
/// <item>Up-down counters have the metric <c>value</c>, the level that the changes since the start of tracking add up to;
/// an observable one tells its level itself.</item>
/// </list>
/// </remarks>
/// <example>
/// <code>
/// using var meters = new MeterTracking(tracker, new MeterTrackingOptions { Meters = ["System.Runtime", "Microsoft.AspNetCore.*"] });
/// </code>
/// </example>
public sealed class MeterTracking : IDisposable
{
    private readonly MeterTrackingOptions _options;
    private readonly ILogger _logger;
    private readonly SeriesRegistry _registry;
    private readonly MeterListener _listener = new();
    private readonly ITimer _timer;
    private readonly Lock _reading = new();
    private long _readAt;
    private int _instruments;
    private long _beyondLimit;
    private long _refused;
    private long _faults;

    /// <summary>Starts to track: the meters there are, and those to come.</summary>
    /// <param name="tracker">Tracks the resources.</param>
    /// <param name="options">The settings.</param>
    /// <param name="logger">Is told once per instrument of too many sets of tags, and once each of refused tags and of instruments that throw.</param>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public MeterTracking(IResourceTracker tracker, MeterTrackingOptions options, ILogger<MeterTracking>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(options);
        RequireSound(options);
        _options = options;
        _logger = logger ?? NullLogger<MeterTracking>.Instance;
        _registry = new SeriesRegistry(tracker, options);
        _listener.InstrumentPublished = OnPublished;
        _listener.MeasurementsCompleted = OnCompleted;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Take((double)value, tags, state));
        _readAt = options.TimeProvider.GetTimestamp();
        _listener.Start();
        _timer = options.TimeProvider.CreateTimer(_ => Read(), null, options.Interval, options.Interval);
    }

    /// <summary>What is tracked and what was left out.</summary>
    public MeterTrackingCounters Counters => new(
        Volatile.Read(ref _instruments),
        _registry.Count,
        Interlocked.Read(ref _beyondLimit),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _faults));

    /// <summary>Stops listening; the resources stay tracked.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _listener.Dispose();
    }

    internal void CountBeyondLimit() => Interlocked.Increment(ref _beyondLimit);

    internal void TellLimit(Instrument instrument, int tagSets) => _logger.LogWarning(
        "{Instrument} of meter {Meter} has more sets of tags than are tracked ({TagSets} of it, {Resources} in all); the limits are "
        + "MaxTagSets = {MaxTagSets} and MaxResources = {MaxResources}. Measurements with further sets are only counted.",
        instrument.Name, instrument.Meter.Name, tagSets, _registry.Count, _options.MaxTagSets, _options.MaxResources);

    /// <summary>Gives the resource of a set of tags, or null if it is refused; false if there are too many.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever tags and trackers throw must not reach who measures.")]
    internal bool TryUse(InstrumentTracking instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, out Series? series)
    {
        try
        {
            series = _registry.Use(instrument, tags);
            return series is not null;
        }
        catch (Exception fault)
        {
            series = null;
            if (Interlocked.Increment(ref _refused) == 1)
            {
                _logger.LogWarning(fault, "{Instrument} of meter {Meter} has tags that can't be tracked; others may, too.", instrument.Instrument.Name, instrument.Instrument.Meter.Name);
            }

            return true;
        }
    }

    private static void RequireSound(MeterTrackingOptions options)
    {
        ResourceTrackerOptions.RequireInterval(options.Interval, nameof(MeterTrackingOptions.Interval));
        if (options.Meters.Count == 0 || options.Meters.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{nameof(MeterTrackingOptions.Meters)} has no name or an empty one; give at least one name or pattern, for example System.Runtime.");
        }

        if (options.MaxTagSets < 1 || options.MaxResources < 1)
        {
            throw new ArgumentException(
                $"{nameof(MeterTrackingOptions.MaxTagSets)} is {options.MaxTagSets} and {nameof(MeterTrackingOptions.MaxResources)} is {options.MaxResources}; at least 1 is allowed.");
        }
    }

    private static void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => ((InstrumentTracking)state!).Take(value, tags);

    private void OnPublished(Instrument instrument, MeterListener listener)
    {
        if (_options.Meters.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, instrument.Meter.Name, ignoreCase: false)))
        {
            Interlocked.Increment(ref _instruments);
            listener.EnableMeasurementEvents(instrument, new InstrumentTracking(this, instrument, _options.MaxTagSets));
        }
    }

    private void OnCompleted(Instrument instrument, object? state)
    {
        Interlocked.Decrement(ref _instruments);
        _registry.Release((InstrumentTracking)state!);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever an application's instrument throws, the others are read.")]
    private void Read()
    {
        if (!_reading.TryEnter())
        {
            return;
        }

        try
        {
            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (Exception fault)
            {
                if (Interlocked.Increment(ref _faults) == 1)
                {
                    _logger.LogWarning(fault, "An observable instrument threw while it was read; this is told once and counted.");
                }
            }

            var now = _options.TimeProvider.GetTimestamp();
            var seconds = _options.TimeProvider.GetElapsedTime(_readAt, now).TotalSeconds;
            if (seconds > 0)
            {
                _readAt = now;
                _registry.EndInterval(seconds);
            }
        }
        finally
        {
            _reading.Exit();
        }
    }
}
