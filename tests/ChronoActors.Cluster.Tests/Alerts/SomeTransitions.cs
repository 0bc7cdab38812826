using ChronoActors.Core.Alerts;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Alerts;

internal static class SomeTransitions
{
    public static RuleTransition Of(string resource, long sequence, string rule = "high", bool isRaised = true) => new(
        ResourceId.Of(resource), sequence, new Threshold("value", ThresholdDirection.Above, 90, 80) { Rule = rule }, isRaised, sequence * 10, 91);
}
