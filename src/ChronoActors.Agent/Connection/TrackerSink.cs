using System.Collections.Concurrent;
using ChronoActors.Agent.Recording;
using ChronoActors.Client;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Connection;

/// <summary>Hands sampled rows to the client library, which delivers them to the cluster. Thread-safe.</summary>
/// <param name="tracker">Gives the tracker; called when the first resource is declared, since hosts build their services before they start.</param>
public sealed class TrackerSink(Func<IResourceTracker> tracker) : IRowSink
{
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromMinutes(1);
    private static readonly TrackOptions EveryRow = new(RecordingMode.EverySample);

    private readonly ConcurrentDictionary<int, ResourceHandle> _handles = [];
    private readonly Lazy<IResourceTracker> _tracker = new(tracker);
    private int _lastHandle;

    /// <inheritdoc/>
    public int Declare(ResourceDeclaration declaration)
    {
        var number = Interlocked.Increment(ref _lastHandle);
        _handles[number] = _tracker.Value.Track(declaration, EveryRow);
        return number;
    }

    /// <inheritdoc/>
    public void Record(int handle, RowBlock row)
    {
        if (!_handles.TryGetValue(handle, out var resource))
        {
            return;
        }

        Span<double> values = stackalloc double[row.MetricCount];
        Span<bool> present = stackalloc bool[row.MetricCount];
        for (var metric = 0; metric < row.MetricCount; metric++)
        {
            var column = row.Column(metric);
            present[metric] = column.IsPresent(0);
            values[metric] = column.Last[0];
        }

        _tracker.Value.Record(resource, values, row.Timestamps[0], present);
    }

    /// <inheritdoc/>
    public void Remove(int handle)
    {
        if (_handles.TryRemove(handle, out var resource))
        {
            // Goes on in the background: the tracker repeats it until the cluster has answered.
            _ = _tracker.Value.UntrackAsync(resource, RemovalTimeout);
        }
    }
}
