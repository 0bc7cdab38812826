using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Node.Receivers;

/// <summary>Triggers and resolves incidents by PagerDuty's Events API v2.</summary>
internal sealed class PagerDutyReceiver(HttpSender http, Secret routingKey) : IReceiver
{
    private static readonly Uri Public = new("https://events.pagerduty.com/v2/enqueue");

    public static ReceiverType Type { get; } = new("pagerduty", ["url", "routing-key-file", "routing-key-variable", "allow-private"], fields =>
    {
        var url = fields.Has("url") ? fields.Url() : static () => Public;
        var (key, allowPrivate) = (fields.RequireSecret("routing-key"), fields.Switch("allow-private", otherwise: false));
        return (time, _) => new PagerDutyReceiver(new HttpSender(url, allowPrivate, time), key);
    });

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel) =>
        http.PostAsync(PagerDutyBody.Of(notification, routingKey.Read()), headers: null, cancel);
}
