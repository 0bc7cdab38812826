namespace ChronoActors.Core.Leaks;

/// <summary>A floor made ready for judgement, in shares of its range: single outliers filtered out, restarts joined, the best rising fit, the noise.</summary>
internal readonly ref struct FloorShape
{
    // The standard deviation of second differences is that of the noise times the root of 6; 0.6745 of it is their median.
    private const double NoiseOfSecondDifferences = 1.65;

    private const int CyclesPerWindow = 6;

    /// <summary>The levels; 0 is the lowest floor, 1 the highest before restarts were joined.</summary>
    public ReadOnlySpan<double> Levels { get; private init; }

    /// <summary>The never falling series that is closest to the levels.</summary>
    public ReadOnlySpan<double> Rising { get; private init; }

    /// <summary>The standard deviation of what differs between neighbours.</summary>
    public double Noise { get; private init; }

    /// <summary>How many restarts were joined.</summary>
    public int Restarts { get; private init; }

    /// <summary>How many of them have the dip of a process that starts anew.</summary>
    public int Dips { get; private init; }

    /// <summary>The height of the steps that were taken out.</summary>
    public double Steps { get; private init; }

    /// <summary>Whether there is any rise, beyond what rounding makes of a constant.</summary>
    public bool IsRising => Rising[^1] - Rising[0] > 1e-9;

    /// <summary>Share of the rise that is left after the steps were taken out, 30 % and more counting as 1.</summary>
    public double Kept => Math.Min(0.3, (Rising[^1] - Rising[0]) / (Rising[^1] - Rising[0] + Steps)) / 0.3;

    /// <summary>Where the last 35 % begin.</summary>
    public int LateFrom => Levels.Length - Math.Max(4, Levels.Length * 35 / 100);

    /// <summary>Share of the rise in the last 35 %.</summary>
    public double LateShare => (Rising[^1] - Rising[LateFrom]) / (Rising[^1] - Rising[0]);

    /// <param name="closed">At least 4 buckets whose floors differ.</param>
    /// <param name="range">The lowest and the highest floor.</param>
    /// <param name="levels">Space for one number per bucket, as are the other two.</param>
    /// <param name="rising">Space for the fit.</param>
    /// <param name="scratch">Space of no meaning afterwards.</param>
    public static FloorShape Of(
        ReadOnlySpan<FloorBucket> closed, (double Lowest, double Highest) range, Span<double> levels, Span<double> rising, Span<double> scratch)
    {
        var n = closed.Length;
        levels = levels[..n];
        rising = rising[..n];
        scratch = scratch[..n];
        for (var i = 0; i < n; i++)
        {
            rising[i] = Share(closed[i].Floor, range);
            scratch[i] = Share(closed[i].Low, range);
        }

        levels[0] = FloorSeries.Median(rising[0], rising[1], rising[2]);
        levels[n - 1] = FloorSeries.Median(rising[n - 1], rising[n - 2], rising[n - 3]);
        for (var i = 1; i < n - 1; i++)
        {
            levels[i] = FloorSeries.Median(rising[i - 1], rising[i], rising[i + 1]);
        }

        var noise = NoiseOf(rising);
        var (restarts, dips) = FloorRestarts.Join(levels, scratch, noise);
        var steps = FloorSteps.Remove(levels, noise);
        IsotonicFit.Of(levels, rising, scratch);
        return new FloorShape { Levels = levels, Rising = rising, Noise = noise, Restarts = restarts, Dips = dips, Steps = steps };
    }

    /// <summary>The same, each level replaced by the lowest of the sixth of the window that ends there, so that cycles of that length vanish.</summary>
    public FloorShape Eroded(Span<double> levels, Span<double> rising, Span<double> scratch)
    {
        var n = Levels.Length;
        levels = levels[..n];
        rising = rising[..n];
        var width = Math.Max(3, n / CyclesPerWindow);
        for (var i = 0; i < n; i++)
        {
            levels[i] = FloorSeries.Lowest(Levels[Math.Max(0, i - width + 1)..(i + 1)]);
        }

        IsotonicFit.Of(levels, rising, scratch);
        return new FloorShape { Levels = levels, Rising = rising, Noise = Noise, Restarts = Restarts, Dips = Dips, Steps = Steps };
    }

    private static double NoiseOf(ReadOnlySpan<double> floors)
    {
        Span<double> differences = stackalloc double[FloorWindow.Capacity];
        for (var i = 2; i < floors.Length; i++)
        {
            differences[i - 2] = Math.Abs(floors[i - 2] - (2 * floors[i - 1]) + floors[i]);
        }

        differences = differences[..(floors.Length - 2)];
        differences.Sort();
        return differences[differences.Length / 2] / NoiseOfSecondDifferences;
    }

    // Halves, so that the range of any two finite numbers is finite.
    private static double Share(double value, (double Lowest, double Highest) range) =>
        ((value / 2) - (range.Lowest / 2)) / ((range.Highest / 2) - (range.Lowest / 2));
}
