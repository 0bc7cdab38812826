using System.Collections.Immutable;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Measures;

/// <summary>Which measures a value of a type has: the metrics of one resource, and how each is read. Immutable and thread-safe.</summary>
/// <typeparam name="T">Best a readonly struct, which is recorded without an allocation.</typeparam>
/// <example>
/// <code>
/// var measures = new MeasureMap&lt;GpuMemory&gt;()
///     .With("used", gpu => gpu.UsedMb, "MiB")
///     .With("utilization", gpu => gpu.Utilization, "percent");
/// </code>
/// </example>
public sealed class MeasureMap<T>
{
    private readonly ImmutableArray<Func<T, double>> _reads;

    /// <summary>A map without measures, to add some to.</summary>
    public MeasureMap()
        : this([], [])
    {
    }

    internal MeasureMap(ImmutableArray<Metric> metrics, ImmutableArray<Func<T, double>> reads) => (Metrics, _reads) = (metrics, reads);

    /// <summary>The metrics, in the order of the row's values.</summary>
    public ImmutableArray<Metric> Metrics { get; }

    /// <summary>This map with one more measure.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="read">Gives its value; called for each record, so it should be quick.</param>
    /// <param name="unit">For example <c>bytes</c>, <c>percent</c>; empty for a plain number.</param>
    /// <param name="kind">Whether it is a level or a growing total.</param>
    /// <exception cref="IdentityException">The name or unit is not allowed.</exception>
    public MeasureMap<T> With(string name, Func<T, double> read, string unit = "", MetricKind kind = MetricKind.Gauge)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new MeasureMap<T>(Metrics.Add(new Metric(name, unit, kind)), _reads.Add(read));
    }

    internal void Read(T value, Span<double> row)
    {
        for (var metric = 0; metric < row.Length; metric++)
        {
            row[metric] = _reads[metric](value);
        }
    }
}
