using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Cluster.Alerts.Receivers;

/// <summary>Somebody outside the cluster who is told of alerts. Thread-safe.</summary>
public interface IReceiver
{
    /// <summary>
    /// Sends a notification. It may have been sent before: the receiver can tell by its key. An exception is a failed try; its message is logged
    /// and kept, so it names no secrets.
    /// </summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="cancel">Cancelled at the time limit, and when the node stops.</param>
    Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel);
}
