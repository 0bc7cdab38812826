using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Node.Receivers;

/// <summary>Hands alerts to a Prometheus Alertmanager by its v2 API. It is most often in the same network: private addresses are allowed.</summary>
internal sealed class AlertmanagerReceiver(HttpSender http, TimeProvider time) : IReceiver
{
    public static ReceiverType Type { get; } = new("alertmanager", ["url", "allow-private"], fields =>
    {
        var (root, allowPrivate) = (fields.Url(), fields.Switch("allow-private", otherwise: true));
        var url = new Uri($"{root().AbsoluteUri.TrimEnd('/')}/api/v2/alerts");
        return (time, _) => new AlertmanagerReceiver(new HttpSender(() => url, allowPrivate, time), time);
    });

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel) =>
        http.PostAsync(AlertmanagerBody.Of(notification, time.GetUtcNow()), headers: null, cancel);
}
