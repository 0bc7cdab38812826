namespace ChronoActors.Core.Leaks;

/// <summary>
/// All that a <see cref="UsageLeakDetector"/> knows, for a snapshot: a detector made of it goes on as if nothing had happened. Plain numbers
/// and one list of at most 48 buckets.
/// </summary>
public sealed record UsageLeakState
{
    /// <summary>Timestamp of the first sample, nanoseconds since the Unix epoch.</summary>
    public long OriginNs { get; init; }

    /// <summary>Timestamp of the newest sample, nanoseconds since the Unix epoch.</summary>
    public long NewestNs { get; init; }

    /// <summary>How long a bucket is, in seconds.</summary>
    public double BucketSeconds { get; init; }

    /// <summary>The floor so far, oldest first; the last bucket is still open.</summary>
    public IReadOnlyList<FloorBucket> Buckets { get; init; } = [];

    /// <summary>How many judgements in a row found a leak likely.</summary>
    public int LikelyInARow { get; init; }

    /// <summary>When the alarm that stands was raised, nanoseconds since the Unix epoch; null while there is none.</summary>
    public long? DetectedAtNs { get; init; }

    /// <summary>The last judgement.</summary>
    public FloorJudgement Judgement { get; init; }
}
