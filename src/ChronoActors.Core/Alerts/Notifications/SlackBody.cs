namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>A message for an incoming webhook of Slack, or of what is compatible with it.</summary>
public static class SlackBody
{
    /// <summary>The JSON object, UTF-8.</summary>
    public static byte[] Of(Notification notification) => JsonBody.Write(json =>
    {
        ArgumentNullException.ThrowIfNull(notification);
        var title = $"[{(notification.IsFiring ? notification.SeverityWord : "resolved")}] {notification.Rule}";
        json.WriteStartObject();
        json.WriteString("text", Escape(title));
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("color", ColorOf(notification));
        json.WriteString("fallback", Escape($"{title}: {notification.Text}"));
        json.WriteString("text", Escape(notification.Text));
        json.WriteNumber("ts", notification.At.ToUnixTimeSeconds());
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The three characters with a meaning in Slack's markup: a label can't mention a channel.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string ColorOf(Notification notification) => notification switch
    {
        { IsFiring: false } => "good",
        { Severity: Rules.AlertSeverity.Critical } => "danger",
        { Severity: Rules.AlertSeverity.Info } => "#439FE0",
        _ => "warning",
    };
}
