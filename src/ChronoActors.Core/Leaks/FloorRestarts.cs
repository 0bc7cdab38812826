namespace ChronoActors.Core.Leaks;

/// <summary>
/// Joins the episodes between restarts: a floor that falls abruptly after a long rise, and rises again, goes on at the level it had reached, so
/// that repeated episodes of one leak add up.
/// </summary>
internal static class FloorRestarts
{
    private const int ShortestEpisode = 4;
    private const int Most = 5;

    // Falls without the dip of a process that starts anew may be a collector's: few and far apart, they count, otherwise none does.
    private const int MostWithoutDip = 2;
    private const int CyclesPerWindow = 4;

    /// <summary>Raises the levels after each restart; gives the number of restarts, and how many of them have a dip.</summary>
    /// <param name="levels">The levels, changed in place.</param>
    /// <param name="lows">The lowest value of each bucket, in the unit of the levels.</param>
    /// <param name="noise">The standard deviation of the levels' noise.</param>
    public static (int Restarts, int Dips) Join(Span<double> levels, ReadOnlySpan<double> lows, double noise)
    {
        Span<int> at = stackalloc int[Most];
        Span<double> falls = stackalloc double[Most];
        int count = 0, dips = 0, start = 0;
        var startLevel = levels[0];
        for (var i = ShortestEpisode; i < levels.Length - 3; i++)
        {
            var before = levels[i - 1];
            var after = FloorSeries.Median(levels[i + 1], levels[i + 2], levels[i + 3]);
            var rise = before - startLevel;
            var fall = before - after;
            if (levels[i] >= before - (0.5 * fall) || fall < 2.5 * noise || fall < 0.4 * rise || rise < 0.4 * fall)
            {
                continue;
            }

            var hasDip = FloorSeries.Lowest(lows[(i - 1)..(i + 3)]) < Math.Min(startLevel, after) - (0.3 * fall);
            if (!hasDip && fall < 4 * noise)
            {
                continue;
            }

            if (count == Most || (!hasDip && i - start < levels.Length / CyclesPerWindow))
            {
                return default;
            }

            dips += hasDip ? 1 : 0;
            at[count] = i;
            falls[count++] = fall;
            startLevel = after;
            start = i;
            i += ShortestEpisode - 1;
        }

        if (count == 0 || (count > MostWithoutDip && 2 * dips < count) || Falls(levels, 0.5 * FloorSeries.Lowest(falls[..count])) > count + 1)
        {
            return default;
        }

        for (var k = 0; k < count; k++)
        {
            Continue(levels, at[k], falls[k]);
        }

        return (count, dips);
    }

    private static int Falls(ReadOnlySpan<double> levels, double least)
    {
        var falls = 0;
        for (var i = 1; i < levels.Length; i++)
        {
            falls += levels[i - 1] - levels[i] > least ? 1 : 0;
        }

        return falls;
    }

    private static void Continue(Span<double> levels, int restart, double fall)
    {
        var reached = levels[restart - 1];
        foreach (ref var level in levels[restart..])
        {
            level += fall;
        }

        // What is left of the dip is no part of the floor.
        levels[restart] = Math.Max(levels[restart], reached);
        levels[restart + 1] = Math.Max(levels[restart + 1], reached);
    }
}
