namespace ChronoActors.Core.Leaks;

/// <summary>The floor made ready for judgement: single dips filtered out, restarts joined, the best rising fit, the noise.</summary>
internal readonly ref struct FloorShape
{
    private const int ShortestEpisode = 4;

    public ReadOnlySpan<double> Levels { get; private init; }

    public ReadOnlySpan<double> Rising { get; private init; }

    public double Noise { get; private init; }

    /// <summary>The value that is 0 in <see cref="Levels"/>.</summary>
    public double Lowest { get; private init; }

    /// <summary>The value that is 1 in <see cref="Levels"/>.</summary>
    public double Highest { get; private init; }

    public int Restarts { get; private init; }

    public int LastRestart { get; private init; }

    public static FloorShape Of(ReadOnlySpan<FloorBucket> closed, Span<double> levels, Span<double> rising, Span<double> scratch)
    {
        var n = closed.Length;
        levels = levels[..n];
        rising = rising[..n];
        scratch = scratch[..n];
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (var bucket in closed)
        {
            lowest = Math.Min(lowest, bucket.Floor);
            highest = Math.Max(highest, bucket.Floor);
        }

        for (var i = 0; i < n; i++)
        {
            rising[i] = Share(closed[i].Floor, lowest, highest);
        }

        levels[0] = Median(rising[0], rising[1], rising[2]);
        levels[n - 1] = Median(rising[n - 1], rising[n - 2], rising[n - 3]);
        for (var i = 1; i < n - 1; i++)
        {
            levels[i] = Median(rising[i - 1], rising[i], rising[i + 1]);
        }

        for (var i = 1; i < n - 1; i++)
        {
            scratch[i] = Math.Abs(rising[i - 1] - (2 * rising[i]) + rising[i + 1]);
        }

        scratch[1..(n - 1)].Sort();
        var noise = scratch[n / 2] / 1.65;
        var restarts = JoinRestarts(levels, closed, lowest, highest, noise, out var last);
        FitRising(levels, rising, scratch);
        return new FloorShape { Lowest = lowest, Highest = highest, Levels = levels, Rising = rising, Noise = noise, Restarts = restarts, LastRestart = last };
    }

    // An abrupt fall after a long rise is a restart: what follows is continued at the level that was reached.
    private static int JoinRestarts(Span<double> levels, ReadOnlySpan<FloorBucket> closed, double lowest, double highest, double noise, out int last)
    {
        var n = levels.Length;
        Span<int> at = stackalloc int[5];
        Span<double> falls = stackalloc double[5];
        var count = 0;
        var start = 0;
        var dipped = true;
        for (var i = ShortestEpisode; i < n - 2; i++)
        {
            if (i - start < ShortestEpisode)
            {
                continue;
            }

            var fall = levels[i - 2] - levels[i];
            var rise = levels[i - 2] - levels[start + 1];
            if (!(fall > 0.5 * Math.Max(rise, fall * 0.9)) || fall < 4 * noise || rise < 0.5 * fall)
            {
                continue;
            }

            // The fall may take two buckets: go to its bottom.
            var bottom = i;
            while (bottom + 1 < n - 1 && bottom < i + 2 && levels[bottom + 1] < levels[bottom] - noise)
            {
                bottom++;
            }

            if (count == at.Length)
            {
                last = 0;
                return 0;
            }

            var deepest = double.PositiveInfinity;
            for (var j = i - 2; j <= Math.Min(n - 1, bottom + 1); j++)
            {
                deepest = Math.Min(deepest, Share(closed[j].Low, lowest, highest));
            }

            dipped &= deepest < Math.Min(levels[start + 1], levels[bottom]) - (0.3 * fall);
            at[count] = bottom;
            falls[count++] = levels[i - 2] - levels[bottom];
            start = bottom;
            i = bottom;
        }

        if (count > 2 && !dipped)
        {
            last = 0;
            return 0;
        }

        for (var k = 0; k < count; k++)
        {
            for (var i = at[k]; i < n; i++)
            {
                levels[i] += falls[k];
            }

            levels[at[k] - 1] = levels[at[k] - 2];
        }

        last = count == 0 ? 0 : at[count - 1];
        return count;
    }

    // Isotonic regression: pool adjacent violators.
    private static void FitRising(ReadOnlySpan<double> levels, Span<double> fit, Span<double> weights)
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

        for (var i = levels.Length - 1; i >= 0; i--)
        {
            fit[i] = fit[blocks - 1];
            if (--weights[blocks - 1] == 0)
            {
                blocks--;
            }
        }
    }

    // Halves, so that the range of any two finite numbers is finite.
    private static double Share(double value, double lowest, double highest) =>
        ((value / 2) - (lowest / 2)) / ((highest / 2) - (lowest / 2));

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
