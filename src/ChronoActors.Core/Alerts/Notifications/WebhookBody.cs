namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>What a webhook gets: all fields of a notification.</summary>
public static class WebhookBody
{
    /// <summary>The JSON object, UTF-8.</summary>
    public static byte[] Of(Notification notification) => JsonBody.Write(json =>
    {
        ArgumentNullException.ThrowIfNull(notification);
        json.WriteStartObject();
        json.WriteString("key", notification.Key);
        json.WriteString("alert", notification.AlertKey);
        json.WriteString("status", notification.Status);
        json.WriteString("rule", notification.Rule);
        json.WriteString("severity", notification.SeverityWord);
        json.WriteString("resource", notification.Resource.ToString());
        json.WriteString("metric", notification.Metric);
        json.WriteString("condition", notification.Condition);
        json.WriteNumber("threshold", notification.Threshold);
        json.WriteNumber("value", notification.Value);
        json.WriteString("at", notification.At);
        json.WriteNumber("atNs", notification.AtNs);
        json.WriteLabels("labels", notification.Labels);
        json.WriteString("text", notification.Text);
        json.WriteEndObject();
    });
}
