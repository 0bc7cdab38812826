using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// The life of an alert: normal, pending for <see cref="Threshold.For"/>, firing, kept firing for <see cref="Threshold.KeepFiring"/>, normal. Time is
/// that of the samples: without a new one nothing changes, so silence neither confirms an alert nor ends it.
/// </summary>
public static class AlertMachine
{
    /// <summary>The state after a sample. The same object where the sample changes nothing.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="atNs">The sample's timestamp, nanoseconds since the Unix epoch; not older than those before it.</param>
    /// <param name="figure">What is compared with the threshold.</param>
    /// <param name="transition">That the alert was raised or cleared, or null.</param>
    public static AlertState After(AlertState state, long atNs, double figure, out IResourceEvent? transition)
    {
        ArgumentNullException.ThrowIfNull(state);
        transition = null;
        var threshold = state.Threshold;
        if (state.IsRaised ? !threshold.IsClearedBy(figure) : !threshold.IsCrossedBy(figure))
        {
            return state.WaitingSinceNs is null ? state : state with { WaitingSinceNs = null };
        }

        var wait = state.IsRaised ? threshold.KeepFiring : threshold.For;
        var since = state.WaitingSinceNs ?? atNs;
        if (atNs - since < wait.Ticks * 100)
        {
            return state.WaitingSinceNs is null ? state with { WaitingSinceNs = atNs } : state;
        }

        transition = state.IsRaised ? new AlertCleared(threshold, atNs, figure) : new AlertRaised(threshold, atNs, figure);
        return new AlertState(threshold, !state.IsRaised, atNs, figure);
    }
}
