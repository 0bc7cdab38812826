namespace ChronoActors.Core.Leaks;

/// <summary>What was found when a floor was last judged.</summary>
/// <param name="Confidence">How sure a leak is, 0 to 1.</param>
/// <param name="Finding">What decides.</param>
/// <param name="StartNs">When the growth began, nanoseconds since the Unix epoch; of no meaning without growth.</param>
/// <param name="GrowthPerHour">By how much the floor rises in an hour since then.</param>
/// <param name="Rise">By how much it has risen since then.</param>
/// <param name="Floor">The floor now.</param>
/// <param name="Restarts">After how many restarts the growth went on.</param>
/// <param name="LateShare">Share of the rise that falls into the last third of the window, 0 to 1.</param>
public readonly record struct FloorJudgement(
    double Confidence,
    FloorFinding Finding,
    long StartNs,
    double GrowthPerHour,
    double Rise,
    double Floor,
    int Restarts,
    double LateShare);
