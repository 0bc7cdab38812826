namespace ChronoActors.Core.Thresholds;

/// <summary>A threshold and whether its alert is raised.</summary>
/// <param name="Threshold">The line.</param>
/// <param name="IsRaised">Whether the alert is raised now.</param>
/// <param name="SinceNs">Timestamp of the sample that raised or cleared it, nanoseconds since the Unix epoch; 0 before the first crossing.</param>
/// <param name="Value">The value of that sample.</param>
public sealed record AlertState(Threshold Threshold, bool IsRaised, long SinceNs, double Value);
