using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>Which notifications a receiver gets. Immutable and thread-safe.</summary>
/// <param name="Selector">On which resources and metrics. Transitions don't have the resource's type: it is taken for empty.</param>
/// <param name="AtLeast">From which severity on.</param>
public sealed record ReceiverRoute(Selector Selector, AlertSeverity AtLeast)
{
    /// <summary>Everything.</summary>
    public static ReceiverRoute All { get; } = new(Selector.All, AlertSeverity.Info);

    /// <summary>Whether a notification goes this way.</summary>
    public bool Takes(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return notification.Severity >= AtLeast
            && Selector.Matches(notification.Resource, "")
            && Selector.MatchesMetric(notification.Metric);
    }
}
