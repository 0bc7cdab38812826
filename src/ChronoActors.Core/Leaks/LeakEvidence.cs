namespace ChronoActors.Core.Leaks;

/// <summary>
/// What speaks for a leak and what against it, as figures without a unit, and the confidence that follows from them: a logistic model whose
/// weights were fitted to generated series (docs/leak-detection.md).
/// </summary>
internal static class LeakEvidence
{
    public const int Terms = 22;

    public static double[] Weights = new double[Terms + 1];

    /// <summary>Between 0 and 1.</summary>
    public static double Confidence(ReadOnlySpan<double> terms)
    {
        var sum = Weights[Terms];
        for (var i = 0; i < Terms; i++)
        {
            sum += Weights[i] * terms[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Fills in the terms. The levels of the shape lie about between 0 and 1, and its rising fit rises.</summary>
    public static void Measure(in FloorShape shape, Span<double> terms)
    {
        var levels = shape.Levels;
        var fit = shape.Rising;
        var n = levels.Length;
        var late = n - Math.Max(4, n * 35 / 100);
        var end = n - Math.Max(3, n / 5);
        var quarter = n * 3 / 4;
        var rise = fit[n - 1] - fit[0];
        double low = FloorSeries.Lowest(levels), range = FloorSeries.Highest(levels) - low;
        var misfit = FloorSeries.Distance(levels, fit);
        var deviation = Deviation(levels);
        var least = 1e-9 * range;

        var isClear = Math.Clamp(Math.Log2(rise / Math.Max(shape.Noise, least)) / 6, 0, 1);
        var fits = Math.Clamp(1 - (misfit * misfit / (deviation * deviation)), 0, 1);
        var lateShare = Math.Min((fit[n - 1] - fit[late]) / rise, 0.35) / 0.35;
        var jump = FloorSeries.Jump(fit) / rise;
        var parts = FloorSeries.RisingParts(fit);
        var records = FloorSeries.Records(levels);
        var drawdown = Math.Clamp(FloorSeries.Drawdown(levels) / range, 0, 1);

        terms[0] = Math.Clamp(FloorSeries.MannKendall(levels) / 8, 0, 1);
        terms[1] = isClear;
        terms[2] = Math.Clamp(FloorSeries.Efficiency(levels), 0, 1);
        terms[3] = fits;
        terms[4] = lateShare;
        terms[5] = Math.Min((fit[n - 1] - fit[end]) / rise, 0.15) / 0.15;
        terms[6] = jump;
        terms[7] = parts;
        terms[8] = records;
        terms[9] = Math.Clamp((((fit[n / 4] - fit[0]) / rise) - 0.25) / 0.5, 0, 1);
        terms[10] = Math.Clamp((levels[n - 1] - low) / range, 0, 1);
        terms[11] = Math.Clamp((FloorSeries.Lowest(levels[late..]) - low) / range, 0, 1);
        terms[12] = Math.Clamp(FloorSeries.MannKendall(levels[late..]) / 4, -1, 1);
        terms[13] = drawdown;
        terms[14] = Math.Min(shape.Restarts, 3) / 3.0;
        terms[15] = Math.Clamp((FloorSeries.Highest(levels[quarter..]) - FloorSeries.Highest(levels[..quarter])) / range * 4, -1, 1);
        terms[16] = Math.Clamp((FloorSeries.Lowest(levels[late..]) - FloorSeries.Highest(levels[..(n * 35 / 100)])) / range * 3, -1, 1);
        terms[17] = Math.Clamp(Math.Log2(rise / Math.Max(misfit, least)) / 6, 0, 1);
        terms[18] = lateShare * parts;
        terms[19] = isClear * fits;
        terms[20] = drawdown * drawdown;
        terms[21] = jump * jump;
    }

    private static double Deviation(ReadOnlySpan<double> levels)
    {
        var mean = FloorSeries.Mean(levels);
        var sum = 0.0;
        foreach (var level in levels)
        {
            sum += (level - mean) * (level - mean);
        }

        return Math.Sqrt(sum / levels.Length);
    }
}
