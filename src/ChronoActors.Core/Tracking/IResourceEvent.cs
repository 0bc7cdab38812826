namespace ChronoActors.Core.Tracking;

/// <summary>
/// A durable fact about one resource. Replaying its events in order gives a resource's state, whatever the time of day:
/// every moment that matters is in the event.
/// </summary>
public interface IResourceEvent;
