using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Node.Receivers;

/// <summary>Writes into a channel by an incoming webhook of Slack, or of what is compatible with it. The URL is the secret.</summary>
internal sealed class SlackReceiver(HttpSender http) : IReceiver
{
    public static ReceiverType Type { get; } = new("slack", ["url-file", "url-variable", "allow-private"], fields =>
    {
        var (url, allowPrivate) = (fields.SecretUrl(), fields.Switch("allow-private", otherwise: false));
        return (time, _) => new SlackReceiver(new HttpSender(url, allowPrivate, time));
    });

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel) => http.PostAsync(SlackBody.Of(notification), headers: null, cancel);
}
