namespace ChronoActors.Core.Leaks;

/// <summary>
/// What speaks for a leak and what against it, as figures without a unit: neither the scale of the values nor that of time matters.
/// </summary>
internal readonly ref struct LeakEvidence
{
    /// <summary>Mann-Kendall's z over the whole window, 8 counting as 1.</summary>
    public double Trend { get; private init; }

    /// <summary>How many times the noise of neighbouring buckets the rise is: log2, 6 doublings counting as 1.</summary>
    public double Clearness { get; private init; }

    /// <summary>Share of the way that leads up.</summary>
    public double Efficiency { get; private init; }

    /// <summary>Share of the variance that a rising series explains.</summary>
    public double Fit { get; private init; }

    /// <summary>Share of the rise in the last 35 % of the window, 35 % counting as 1.</summary>
    public double Late { get; private init; }

    /// <summary>Share of the rise in its largest jump.</summary>
    public double Jump { get; private init; }

    /// <summary>Share of tenths of the window in which it rises.</summary>
    public double Parts { get; private init; }

    /// <summary>Share of the last quarter that is above all of the first 60 %.</summary>
    public double Records { get; private init; }

    /// <summary>By how much the first quarter is ahead of a straight line.</summary>
    public double Early { get; private init; }

    /// <summary>How high the end is above the lowest level.</summary>
    public double End { get; private init; }

    /// <summary>How high the lowest of the last 35 % is above the lowest level.</summary>
    public double LateFloor { get; private init; }

    /// <summary>Mann-Kendall's z over the last 35 %, 4 counting as 1.</summary>
    public double LateTrend { get; private init; }

    /// <summary>The largest fall, as a share of the range.</summary>
    public double Drawdown { get; private init; }

    /// <summary>Abrupt falls that were taken for restarts though they have no dip, 2 counting as 1.</summary>
    public double Doubtful { get; private init; }

    /// <summary>By how much the last 35 % is above the first 35 %, a third of the range counting as 1.</summary>
    public double Separation { get; private init; }

    /// <summary>How many times its misfit the rise is: log2, 6 doublings counting as 1.</summary>
    public double Smoothness { get; private init; }

    /// <summary>How many times the noise of neighbouring buckets the range is; of no weight.</summary>
    public double RangeInNoise { get; private init; }

    /// <summary>The terms and some of their products, each with its weight, summed up.</summary>
    public double Weigh(ReadOnlySpan<double> weights) =>
        (weights[0] * Trend) + (weights[1] * Clearness) + (weights[2] * Efficiency) + (weights[3] * Fit) + (weights[4] * Late)
        + (weights[5] * Jump) + (weights[6] * Parts) + (weights[7] * Records) + (weights[8] * Early) + (weights[9] * End)
        + (weights[10] * LateFloor) + (weights[11] * LateTrend) + (weights[12] * Drawdown) + (weights[13] * Doubtful)
        + (weights[14] * Separation) + (weights[15] * Smoothness) + (weights[16] * Late * Parts) + (weights[17] * Clearness * Fit)
        + (weights[18] * Drawdown * Drawdown) + (weights[19] * Jump * Jump);

    /// <summary>What a shape shows whose rising fit does rise.</summary>
    public static LeakEvidence Of(in FloorShape shape)
    {
        var levels = shape.Levels;
        var fit = shape.Rising;
        var n = levels.Length;
        var late = shape.LateFrom;
        var rise = fit[n - 1] - fit[0];
        double low = FloorSeries.Lowest(levels), range = FloorSeries.Highest(levels) - low;
        double misfit = FloorSeries.Distance(levels, fit), deviation = FloorSeries.Deviation(levels);
        var lowestLate = FloorSeries.Lowest(levels[late..]);
        var leastNoise = 1e-9 * range;
        return new LeakEvidence
        {
            Trend = Math.Clamp(FloorSeries.MannKendall(levels) / 8, 0, 1),
            Clearness = Math.Clamp(Math.Log2(rise / Math.Max(shape.Noise, leastNoise)) / 6, 0, 1),
            Efficiency = Math.Clamp(FloorSeries.Efficiency(levels), 0, 1),
            Fit = Math.Clamp(1 - (misfit * misfit / (deviation * deviation)), 0, 1),
            Late = Math.Min(shape.LateShare, 0.35) / 0.35,
            Jump = FloorSeries.Jump(fit) / rise,
            Parts = FloorSeries.RisingParts(fit),
            Records = FloorSeries.Records(levels),
            Early = Math.Clamp((((fit[n / 4] - fit[0]) / rise) - 0.25) / 0.5, 0, 1),
            End = Math.Clamp((levels[n - 1] - low) / range, 0, 1),
            LateFloor = Math.Clamp((lowestLate - low) / range, 0, 1),
            LateTrend = Math.Clamp(FloorSeries.MannKendall(levels[late..]) / 4, -1, 1),
            Drawdown = Math.Clamp(FloorSeries.Drawdown(levels) / range, 0, 1),
            Doubtful = Math.Min(shape.Restarts - shape.Dips, 2) / 2.0,
            Separation = Math.Clamp((lowestLate - FloorSeries.Highest(levels[..(n * 35 / 100)])) / range * 3, -1, 1),
            RangeInNoise = range / Math.Max(shape.Noise, leastNoise),
            Smoothness = Math.Clamp(Math.Log2(rise / Math.Max(misfit, leastNoise)) / 6, 0, 1),
        };
    }
}
