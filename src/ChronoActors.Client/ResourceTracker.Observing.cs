using ChronoActors.Client.Observing;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>The part that reads resources by itself.</summary>
public sealed partial class ResourceTracker
{
    private readonly ObservedResources _observed;

    /// <inheritdoc/>
    public ObservationCounters Observations => _observed.Counters;

    /// <inheritdoc/>
    public ResourceHandle Track(
        string name, string type, Func<double> read, IEnumerable<Label>? labels = null, TrackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        var handle = Track(name, type, labels, metrics: null, options);
        _observed.Add(handle, read);
        return handle;
    }
}
