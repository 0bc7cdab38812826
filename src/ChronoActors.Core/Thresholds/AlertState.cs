namespace ChronoActors.Core.Thresholds;

/// <summary>A threshold and whether its alert is raised.</summary>
/// <param name="Threshold">The line.</param>
/// <param name="IsRaised">Whether the alert is raised now.</param>
/// <param name="SinceNs">Timestamp of the sample that raised or cleared it, nanoseconds since the Unix epoch; 0 before the first crossing.</param>
/// <param name="Value">The value of that sample.</param>
public sealed record AlertState(Threshold Threshold, bool IsRaised, long SinceNs, double Value)
{
    /// <summary>
    /// Timestamp of the first of the samples that speak against the state and have not done so for long enough, nanoseconds since the Unix
    /// epoch; null where the last sample agreed.
    /// </summary>
    public long? WaitingSinceNs { get; init; }

    /// <summary>Where the alert is in its life.</summary>
    public AlertPhase Phase => (IsRaised, WaitingSinceNs) switch
    {
        (false, null) => AlertPhase.Normal,
        (false, _) => AlertPhase.Pending,
        (true, null) => Threshold.Figure == ThresholdFigure.Silence ? AlertPhase.NoData : AlertPhase.Firing,
        (true, _) => AlertPhase.KeepFiring,
    };

    /// <summary>Whether it never crossed and does not wait: there is nothing to remember.</summary>
    public bool IsUntouched => SinceNs == 0 && WaitingSinceNs is null;
}
