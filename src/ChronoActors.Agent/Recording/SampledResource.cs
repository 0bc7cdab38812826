using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Recording;

/// <summary>
/// One tracked thing and the row being written of it: <see cref="Begin"/>, then values, then <see cref="Record"/>. Allocates
/// nothing per row. Not thread-safe.
/// </summary>
internal sealed class SampledResource : IVanishing
{
    private readonly IRowSink _sink;
    private readonly int _handle;
    private readonly int _metrics;
    private readonly CounterRates _rates;
    private readonly RowBlock _row;
    private bool _hasValue;

    public SampledResource(ResourceDeclaration declaration, IRowSink sink, TimeProvider time)
    {
        _sink = sink;
        _metrics = declaration.Schema.Count;
        _row = new RowBlock(_metrics);
        _rates = new CounterRates(_metrics, time);
        _handle = sink.Declare(declaration);
    }

    /// <summary>Starts a row.</summary>
    public void Begin(long timestampNs)
    {
        _row.Clear(_metrics);
        _row.AddRow(timestampNs);
        _hasValue = false;
    }

    /// <summary>Gives a metric its value; null leaves it missing.</summary>
    public void Set(int metric, double? value)
    {
        if (value is { } present)
        {
            _row.Set(metric, present);
            _hasValue = true;
        }
    }

    /// <summary>Gives a metric the growth per second of a total, times <paramref name="scale"/>; missing where it has none.</summary>
    public void SetRate(int metric, ulong? total, double scale = 1)
    {
        if (total is { } present)
        {
            Set(metric, _rates.PerSecond(metric, present) * scale);
        }
    }

    /// <summary>As <see cref="SetRate"/> for a share of time, which rounding in the kernel's counters can push over 100.</summary>
    public void SetPercentRate(int metric, ulong? total, double scale)
    {
        if (total is { } present && _rates.PerSecond(metric, present) is { } rate)
        {
            Set(metric, Math.Min(100, rate * scale));
        }
    }

    /// <summary>Hands the row over; one without any value is dropped.</summary>
    public void Record()
    {
        if (_hasValue)
        {
            _sink.Record(_handle, _row);
        }
    }

    public void Vanish() => _sink.Remove(_handle);
}
