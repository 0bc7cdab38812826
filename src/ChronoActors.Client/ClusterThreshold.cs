using Akka.Actor;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Client;

/// <summary>A threshold that was set in the cluster by <see cref="IResourceTracker.SetClusterThresholdAsync"/>. Thread-safe.</summary>
public sealed class ClusterThreshold : IDisposable
{
    private readonly ResourceTracker _tracker;

    internal ClusterThreshold(ResourceTracker tracker, string name, Selector selector, IActorRef subscription)
    {
        (_tracker, Name, Subscription) = (tracker, name, subscription);
        Selector = selector.ToString();
    }

    /// <summary>Its name in the cluster.</summary>
    public string Name { get; }

    /// <summary>Which resources and metrics.</summary>
    public string Selector { get; }

    internal IActorRef Subscription { get; }

    /// <summary>
    /// Ends the callbacks at once and removes the threshold from the cluster in the background. Without this the threshold stays in the
    /// cluster when the process ends, and alerts wait for the next one that sets it.
    /// </summary>
    public void Dispose() => _tracker.Drop(this);
}
