namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>An alert as the v2 API of Prometheus Alertmanager takes it (<c>POST /api/v2/alerts</c>).</summary>
public static class AlertmanagerBody
{
    /// <summary>
    /// Alertmanager takes an alert that has no end, and is not sent again within minutes, for resolved. Ours ends when we say so: until then its
    /// end is this far away.
    /// </summary>
    private static readonly TimeSpan NoEnd = TimeSpan.FromDays(365);

    /// <summary>The JSON array with one alert, UTF-8.</summary>
    /// <param name="notification">What to tell.</param>
    /// <param name="now">An end that is later would leave a resolved alert active until then.</param>
    public static byte[] Of(Notification notification, DateTimeOffset now) => JsonBody.Write(json =>
    {
        ArgumentNullException.ThrowIfNull(notification);
        var at = notification.At < now ? notification.At : now;
        json.WriteStartArray();
        json.WriteStartObject();
        if (notification.IsFiring)
        {
            json.WriteString("startsAt", at);
        }

        json.WriteString("endsAt", notification.IsFiring ? now + NoEnd : at);
        json.WriteLabels("labels", LabelsOf(notification));
        json.WriteStartObject("annotations");
        json.WriteString("summary", notification.Text);
        if (notification.IsFiring)
        {
            json.WriteString("condition", notification.Condition);
            json.WriteString("value", notification.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    /// <summary>
    /// They are the alert's identity there: what tells alerts apart is in them, and what changes between firing and resolved is not. Our
    /// label names are as Alertmanager's.
    /// </summary>
    private static SortedDictionary<string, string> LabelsOf(Notification notification)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in notification.Labels)
        {
            labels[name] = value;
        }

        labels["alertname"] = notification.Rule;
        labels["severity"] = notification.SeverityWord;
        labels["resource"] = notification.Resource.ToString();
        labels["metric"] = notification.Metric;
        labels["direction"] = notification.AlertKey[(notification.AlertKey.LastIndexOf('/') + 1)..];
        return labels;
    }
}
