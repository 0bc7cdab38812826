namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>An event of PagerDuty's Events API v2. An alert is one incident there, by its <see cref="Notification.AlertKey"/>.</summary>
public static class PagerDutyBody
{
    /// <summary>PagerDuty takes no longer summary.</summary>
    private const int LongestSummary = 1_024;

    /// <summary>The JSON object, UTF-8.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="routingKey">The integration's key: a secret.</param>
    public static byte[] Of(Notification notification, string routingKey) => JsonBody.Write(json =>
    {
        ArgumentNullException.ThrowIfNull(notification);
        json.WriteStartObject();
        json.WriteString("routing_key", routingKey);
        json.WriteString("event_action", notification.IsFiring ? "trigger" : "resolve");
        json.WriteString("dedup_key", DedupKeyOf(notification));
        if (notification.IsFiring)
        {
            json.WriteString("client", "ChronoActors");
            json.WriteStartObject("payload");
            json.WriteString("summary", notification.Text.Length <= LongestSummary ? notification.Text : notification.Text[..LongestSummary]);
            json.WriteString("source", notification.Resource.ToString());
            json.WriteString("severity", notification.SeverityWord);
            json.WriteString("timestamp", notification.At);
            json.WriteString("class", notification.Rule);
            json.WriteString("component", notification.Metric);
            json.WriteStartObject("custom_details");
            json.WriteString("key", notification.Key);
            json.WriteString("condition", notification.Condition);
            json.WriteNumber("value", notification.Value);
            json.WriteLabels("labels", notification.Labels);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>PagerDuty takes at most 255 characters; a longer key is told by its hash.</summary>
    private static string DedupKeyOf(Notification notification) => notification.AlertKey.Length <= 255
        ? notification.AlertKey
        : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(notification.AlertKey)));
}
