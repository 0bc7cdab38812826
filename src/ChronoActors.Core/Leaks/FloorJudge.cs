namespace ChronoActors.Core.Leaks;

/// <summary>Judges the floor of a window.</summary>
internal static class FloorJudge
{
    private const int FewestBuckets = 20;
    private const double ShortestSeconds = 300;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>What the closed buckets show; false while there are too few.</summary>
    public static bool TryJudge(FloorWindow window, long originNs, out FloorJudgement judgement)
    {
        judgement = default;
        if (!IsEnough(window))
        {
            return false;
        }

        var closed = window.Buckets[..^1];
        var shape = FloorShape.Of(
            closed, stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity], stackalloc double[FloorWindow.Capacity]);
        var n = closed.Length;
        var fit = shape.Rising;
        var range = shape.Highest - shape.Lowest;
        var rise = fit[n - 1] - fit[0];
        if (!(rise > 1e-9))
        {
            judgement = new FloorJudgement { Finding = FloorFinding.Flat, Floor = closed[^1].Floor };
            return true;
        }

        Span<double> terms = stackalloc double[LeakEvidence.Terms];
        LeakEvidence.Measure(shape, terms);
        var confidence = LeakEvidence.Confidence(terms);
        var start = FloorTrend.Start(shape.Levels);
        var growth = FloorTrend.Slope(shape.Levels[start..], closed[start..]) * 3600 * range;
        judgement = new FloorJudgement(
            confidence,
            FloorFinding.Unclear,
            originNs + (long)(closed[start].StartSeconds * NanosecondsPerSecond),
            growth,
            (fit[n - 1] - fit[start]) * range,
            closed[^1].Floor,
            shape.Restarts,
            (fit[n - 1] - fit[n - Math.Max(4, n * 35 / 100)]) / rise);
        return true;
    }

    internal static bool IsEnough(FloorWindow window) =>
        window.Buckets.Length > FewestBuckets
        && window.BucketSeconds > FloorWindow.FirstBucketSeconds
        && window.Buckets[^1].StartSeconds - window.Buckets[0].StartSeconds >= ShortestSeconds;
}
