using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;

namespace ChronoActors.Node.Receivers;

/// <summary>Posts JSON to a URL, signed if there is a secret.</summary>
internal sealed class WebhookReceiver(HttpSender http, Secret? secret, TimeProvider time) : IReceiver
{
    public const string KeyHeader = "Idempotency-Key";
    public const string TimestampHeader = "X-Chrono-Timestamp";
    public const string SignatureHeader = "X-Chrono-Signature";

    public static ReceiverType Type { get; } = new("webhook", ["url", "url-file", "url-variable", "secret-file", "secret-variable", "allow-private"], fields =>
    {
        var (url, secret, allowPrivate) = (fields.Url(), fields.Secret("secret"), fields.Switch("allow-private", otherwise: false));
        return (time, _) => new WebhookReceiver(new HttpSender(url, allowPrivate, time), secret, time);
    });

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel)
    {
        var body = WebhookBody.Of(notification);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = secret is null ? null : SignatureOf(secret.Read(), timestamp, body);
        return http.PostAsync(body, headers =>
        {
            headers.Add(KeyHeader, notification.Key);
            headers.Add(TimestampHeader, timestamp);
            if (signature is not null)
            {
                headers.Add(SignatureHeader, signature);
            }
        }, cancel);
    }

    /// <summary><c>sha256=</c> and the HMAC-SHA256 of timestamp, '.' and body, in lower-case hexadecimal digits.</summary>
    private static string SignatureOf(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'.', .. body];
        return $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
