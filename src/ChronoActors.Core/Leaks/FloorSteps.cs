namespace ChronoActors.Core.Leaks;

/// <summary>Takes out the largest steps up: a new level after a deployment says nothing of a leak, and must not hide one.</summary>
internal static class FloorSteps
{
    private const int Most = 2;
    private const double LeastShare = 0.25;

    /// <summary>Lowers the levels after each step; gives how much was taken out.</summary>
    /// <param name="levels">The levels, changed in place.</param>
    /// <param name="noise">The standard deviation of their noise.</param>
    public static double Remove(Span<double> levels, double noise)
    {
        var removed = 0.0;
        for (var i = 0; i < Most; i++)
        {
            removed += RemoveLargest(levels, noise);
        }

        return removed;
    }

    private static double RemoveLargest(Span<double> levels, double noise)
    {
        var usual = Math.Max(0, UsualRise(levels));
        var least = Math.Max(LeastShare * (FloorSeries.Highest(levels) - FloorSeries.Lowest(levels)), Math.Max(6 * noise, 4 * usual));
        var at = 0;
        var largest = least;
        for (var i = 1; i < levels.Length - 4; i++)
        {
            var rise = levels[i + 1] - levels[i - 1];
            if (rise > largest && FloorSeries.Lowest(levels[(i + 1)..(i + 5)]) > levels[i - 1] + (0.6 * rise))
            {
                largest = rise;
                at = i;
            }
        }

        if (at == 0)
        {
            return 0;
        }

        levels[at] = Math.Min(levels[at], levels[at - 1] + (usual / 2));
        foreach (ref var level in levels[(at + 1)..])
        {
            level -= largest - usual;
        }

        return largest - usual;
    }

    private static double UsualRise(ReadOnlySpan<double> levels)
    {
        Span<double> rises = stackalloc double[FloorWindow.Capacity];
        rises = rises[..(levels.Length - 2)];
        for (var i = 0; i < rises.Length; i++)
        {
            rises[i] = levels[i + 2] - levels[i];
        }

        rises.Sort();
        return rises[rises.Length / 2];
    }
}
