using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Tests.Receivers;

internal static class SomeNotification
{
    public static Notification Of(long sequence, bool isRaised = true) => Notification.Of(
        new RuleTransition(
            ResourceId.Of("disk", ("node", "edge-7")),
            sequence,
            new Threshold("used", ThresholdDirection.Above, 90, 80) { Rule = "disk-full" },
            isRaised,
            TimeProvider.System.NowNs(),
            isRaised ? 91 : 70),
        null);
}
