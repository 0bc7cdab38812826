namespace ChronoActors.Client.Measures;

/// <summary>A tracked resource whose rows are values of a type; disposing it gives its handle back. Thread-safe.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class MeasuredResource<T> : IDisposable
{
    private readonly IResourceTracker _tracker;
    private readonly MeasureMap<T> _measures;

    internal MeasuredResource(IResourceTracker tracker, ResourceHandle handle, MeasureMap<T> measures) =>
        (_tracker, Handle, _measures) = (tracker, handle, measures);

    /// <summary>The resource.</summary>
    public ResourceHandle Handle { get; }

    /// <summary>Records a value as one row, now. A measure that is NaN or infinite is counted as rejected, its neighbours are taken.</summary>
    public void Record(T value)
    {
        Span<double> row = stackalloc double[_measures.Metrics.Length];
        _measures.Read(value, row);
        _tracker.Record(Handle, row);
    }

    /// <summary>Records a value as one row.</summary>
    /// <param name="value">The value.</param>
    /// <param name="timestampNs">When, nanoseconds since the Unix epoch.</param>
    public void Record(T value, long timestampNs)
    {
        Span<double> row = stackalloc double[_measures.Metrics.Length];
        _measures.Read(value, row);
        _tracker.Record(Handle, row, timestampNs);
    }

    /// <inheritdoc cref="ResourceHandle.Dispose"/>
    public void Dispose() => Handle.Dispose();
}
