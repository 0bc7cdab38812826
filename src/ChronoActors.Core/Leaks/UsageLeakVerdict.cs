namespace ChronoActors.Core.Leaks;

/// <summary>Whether a resource leaks, how sure that is, and why, in one sentence.</summary>
public sealed record UsageLeakVerdict
{
    private readonly FloorJudgement _judgement;

    internal UsageLeakVerdict(in FloorJudgement judgement, long? detectedAtNs, double? limit)
    {
        _judgement = judgement;
        DetectedAtNs = detectedAtNs;
        Limit = limit;
    }

    /// <summary>Whether a leak is suspected.</summary>
    public bool IsSuspected => DetectedAtNs is not null;

    /// <summary>How sure a leak is, 0 to 1.</summary>
    public double Confidence => _judgement.Confidence;

    /// <summary>What the floor does.</summary>
    public FloorFinding Finding => IsSuspected ? FloorFinding.KeepsRising : _judgement.Finding;

    /// <summary>Timestamp of the sample that raised the alarm, nanoseconds since the Unix epoch; null when there is none.</summary>
    public long? DetectedAtNs { get; }

    /// <summary>When the growth began, nanoseconds since the Unix epoch; null when no leak is suspected.</summary>
    public long? StartNs => IsSuspected ? _judgement.StartNs : null;

    /// <summary>By how much the floor rises per hour since then, in the unit of the values; null when no leak is suspected.</summary>
    public double? GrowthPerHour => IsSuspected ? _judgement.GrowthPerHour : null;

    /// <summary>After how many restarts the growth went on, as far back as the detector remembers.</summary>
    public int Restarts => _judgement.Restarts;

    /// <summary>The floor when it was last judged.</summary>
    public double Floor => _judgement.Floor;

    /// <summary>The limit that was asked for.</summary>
    public double? Limit { get; }

    /// <summary>
    /// When the floor reaches the limit at the present rate, counted from the last judgement; zero when it has, null without a limit, a suspicion or growth.
    /// </summary>
    public TimeSpan? UntilLimit => this switch
    {
        { IsSuspected: false } or { Limit: null } => null,
        _ when Floor >= Limit => TimeSpan.Zero,
        { GrowthPerHour: <= 0 } => null,
        _ => Hours((Limit.Value - Floor) / _judgement.GrowthPerHour),
    };

    /// <summary>The verdict in one sentence, with its numbers.</summary>
    public string Explanation => UsageLeakExplanation.Of(this, _judgement);

    private static TimeSpan Hours(double hours) => hours < TimeSpan.MaxValue.TotalHours / 2 ? TimeSpan.FromHours(hours) : TimeSpan.MaxValue;
}
