namespace ChronoActors.Core.Leaks;

/// <summary>Judges the floor of a window.</summary>
internal static class FloorJudge
{
    public const int FewestBuckets = 20;
    public const double ShortestSeconds = 300;
    private const double SecondsPerHour = 3600;

    /// <summary>Whether there is enough to judge: every bucket has several samples, and they span some minutes.</summary>
    public static bool IsEnough(FloorWindow window) =>
        window.Buckets.Length > FewestBuckets
        && window.BucketSeconds > FloorWindow.FirstBucketSeconds
        && window.Buckets[^1].StartSeconds - window.Buckets[0].StartSeconds >= ShortestSeconds;

    /// <summary>What the closed buckets show. The window has enough of them.</summary>
    public static FloorJudgement Judge(FloorWindow window, long originNs)
    {
        var closed = window.Buckets[..^1];
        var range = RangeOf(closed);
        var judgement = new FloorJudgement { Finding = FloorFinding.Flat, Floor = closed[^1].Floor };
        if (!((range.Highest / 2) - (range.Lowest / 2) > 0))
        {
            return judgement;
        }

        var shape = FloorShape.Of(
            closed, range, stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity]);
        if (!shape.IsRising)
        {
            return judgement;
        }

        var evidence = LeakEvidence.Of(shape);
        var eroded = shape.Eroded(
            stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity]);
        var confidence = LeakModel.Confidence(evidence, eroded.IsRising ? LeakEvidence.Of(eroded) : default, shape.Kept);
        var isBack = (closed[^1].Floor / 2) - (range.Lowest / 2) < 0.3 * ((range.Highest / 2) - (range.Lowest / 2));
        var start = FloorTrend.Start(shape.Levels);
        var rising = shape.Rising;
        var unit = Finite(range.Highest - range.Lowest);
        return judgement with
        {
            Confidence = confidence,
            Finding = Find(evidence, confidence, shape, isBack),
            StartNs = FloorWindow.TimestampNs(originNs, closed[start].StartSeconds),
            GrowthPerHour = Finite(FloorTrend.Slope(shape.Levels[start..], closed[start..]) * SecondsPerHour * unit),
            Rise = Finite((rising[^1] - rising[start]) * unit),
            Restarts = shape.Restarts,
            LateShare = shape.LateShare,
        };
    }

    private static FloorFinding Find(in LeakEvidence evidence, double confidence, in FloorShape shape, bool isBack) => evidence switch
    {
        _ when confidence >= UsageLeakDetector.RaiseFrom => FloorFinding.KeepsRising,
        { RangeInNoise: < 8 } when shape is { Steps: 0, Restarts: 0 } => FloorFinding.Flat,
        _ when isBack => FloorFinding.ComesBack,
        _ when shape is { Steps: > 0, Kept: < 1 } => FloorFinding.Steps,
        { RangeInNoise: < 8 } => FloorFinding.Flat,
        { Drawdown: > 0.5 } => FloorFinding.ComesBack,
        _ => shape.LateShare < 0.15 ? FloorFinding.LevelledOff : FloorFinding.Unclear,
    };

    private static (double Lowest, double Highest) RangeOf(ReadOnlySpan<FloorBucket> buckets)
    {
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (var bucket in buckets)
        {
            lowest = Math.Min(lowest, bucket.Floor);
            highest = Math.Max(highest, bucket.Floor);
        }

        return (lowest, highest);
    }

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);
}
