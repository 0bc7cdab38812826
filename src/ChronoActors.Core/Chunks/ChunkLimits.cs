using ChronoActors.Core.Resources;

namespace ChronoActors.Core.Chunks;

/// <summary>
/// What a chunk may hold at most. A constant column takes a few bytes whatever its length, so it is these limits that bound
/// the memory a chunk of a stranger can ask for: 4 MB of plain samples, 20 MB of interval samples.
/// </summary>
public static class ChunkLimits
{
    /// <summary>Most rows.</summary>
    public const int MaxRows = 65_536;

    /// <summary>Most metrics.</summary>
    public const int MaxMetrics = IdentityLimits.MaxMetrics;

    /// <summary>Most values: rows times metrics, missing ones included.</summary>
    public const int MaxValues = 524_288;

    /// <summary>Whether a block of this size fits in one chunk.</summary>
    public static bool Allow(int rowCount, int metricCount) =>
        rowCount <= MaxRows && metricCount <= MaxMetrics && (long)rowCount * metricCount <= MaxValues;
}
