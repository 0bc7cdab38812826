using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;

namespace ChronoActors.Node.Receivers;

/// <summary>Writes a line into the node's log: an error for critical alerts, a warning for others, an information for what clears.</summary>
internal sealed partial class LogReceiver(ILogger log) : IReceiver
{
    public static ReceiverType Type { get; } = new("log", [], static _ => static (_, logs) => new LogReceiver(logs.CreateLogger("ChronoActors.Alerts")));

    /// <inheritdoc/>
    public Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel)
    {
        var level = notification switch
        {
            { IsFiring: false } or { Severity: AlertSeverity.Info } => LogLevel.Information,
            { Severity: AlertSeverity.Critical } => LogLevel.Error,
            _ => LogLevel.Warning,
        };
        Told(log, level, notification.Status, notification.Rule, notification.Text);
        return Task.FromResult(SendOutcome.Confirmed);
    }

    [LoggerMessage(Message = "Alert {Status}: {Rule}: {Text}")]
    private static partial void Told(ILogger log, LogLevel level, string status, string rule, string text);
}
