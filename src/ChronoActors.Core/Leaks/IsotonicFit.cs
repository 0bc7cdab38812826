namespace ChronoActors.Core.Leaks;

/// <summary>Isotonic regression by pooling adjacent violators: the never falling series that is closest in least squares.</summary>
internal static class IsotonicFit
{
    /// <param name="levels">The series.</param>
    /// <param name="fit">Filled with the fit.</param>
    /// <param name="weights">Scratch space as long as the series.</param>
    public static void Of(ReadOnlySpan<double> levels, Span<double> fit, Span<double> weights)
    {
        var blocks = 0;
        foreach (var level in levels)
        {
            fit[blocks] = level;
            weights[blocks++] = 1;
            while (blocks > 1 && fit[blocks - 2] >= fit[blocks - 1])
            {
                var weight = weights[blocks - 2] + weights[blocks - 1];
                fit[blocks - 2] += (fit[blocks - 1] - fit[blocks - 2]) * (weights[blocks - 1] / weight);
                weights[blocks - 2] = weight;
                blocks--;
            }
        }

        // From the blocks at the front to one value each, from behind so that none is overwritten before it is read.
        for (var i = levels.Length - 1; i >= 0; i--)
        {
            fit[i] = fit[blocks - 1];
            if (--weights[blocks - 1] == 0)
            {
                blocks--;
            }
        }
    }
}
