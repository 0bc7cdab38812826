namespace ChronoActors.Core.Leaks;

/// <summary>Figures of a short series of levels.</summary>
internal static class FloorSeries
{
    private const int Blocks = 8;
    private const int Parts = 10;

    public static double Lowest(ReadOnlySpan<double> levels)
    {
        var lowest = double.PositiveInfinity;
        foreach (var level in levels)
        {
            lowest = Math.Min(lowest, level);
        }

        return lowest;
    }

    public static double Highest(ReadOnlySpan<double> levels)
    {
        var highest = double.NegativeInfinity;
        foreach (var level in levels)
        {
            highest = Math.Max(highest, level);
        }

        return highest;
    }

    public static double Mean(ReadOnlySpan<double> levels)
    {
        var sum = 0.0;
        foreach (var level in levels)
        {
            sum += level;
        }

        return sum / levels.Length;
    }

    /// <summary>The population standard deviation.</summary>
    public static double Deviation(ReadOnlySpan<double> levels)
    {
        var mean = Mean(levels);
        var sum = 0.0;
        foreach (var level in levels)
        {
            sum += (level - mean) * (level - mean);
        }

        return Math.Sqrt(sum / levels.Length);
    }

    /// <summary>The score z of the Mann-Kendall test for a trend: positive when later levels tend to be higher.</summary>
    public static double MannKendall(ReadOnlySpan<double> levels)
    {
        var n = levels.Length;
        var order = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                order += Math.Sign(levels[j] - levels[i]);
            }
        }

        return order / Math.Sqrt(n * (n - 1.0) * ((2 * n) + 5) / 18);
    }

    /// <summary>The way from first to last as a share of the whole way, over the means of eighths: 1 when all of it leads up.</summary>
    public static double Efficiency(ReadOnlySpan<double> levels)
    {
        var first = Block(levels, 0);
        var last = first;
        var path = 0.0;
        for (var i = 1; i < Blocks; i++)
        {
            var block = Block(levels, i);
            path += Math.Abs(block - last);
            last = block;
        }

        return path > 0 ? (last - first) / path : 0;
    }

    /// <summary>The largest fall from any level to a later one.</summary>
    public static double Drawdown(ReadOnlySpan<double> levels)
    {
        var top = levels[0];
        var fall = 0.0;
        foreach (var level in levels)
        {
            top = Math.Max(top, level);
            fall = Math.Max(fall, top - level);
        }

        return fall;
    }

    /// <summary>The largest rise over two neighbouring steps.</summary>
    public static double Jump(ReadOnlySpan<double> levels)
    {
        var jump = 0.0;
        for (var i = 2; i < levels.Length; i++)
        {
            jump = Math.Max(jump, levels[i] - levels[i - 2]);
        }

        return jump;
    }

    /// <summary>The share of tenths in which a rising series rises by more than 3 % of its whole rise.</summary>
    public static double RisingParts(ReadOnlySpan<double> rising)
    {
        var last = rising.Length - 1;
        var least = 0.03 * (rising[last] - rising[0]);
        var count = 0;
        for (var i = 0; i < Parts; i++)
        {
            count += rising[(i + 1) * last / Parts] - rising[i * last / Parts] > least ? 1 : 0;
        }

        return (double)count / Parts;
    }

    /// <summary>The share of the last quarter that is above all of the first 60 %.</summary>
    public static double Records(ReadOnlySpan<double> levels)
    {
        var highest = Highest(levels[..(levels.Length * 6 / 10)]);
        var late = levels[(levels.Length * 3 / 4)..];
        var above = 0;
        foreach (var level in late)
        {
            above += level > highest ? 1 : 0;
        }

        return (double)above / late.Length;
    }

    /// <summary>The root of the mean squared distance of two series.</summary>
    public static double Distance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }

        return Math.Sqrt(sum / left.Length);
    }

    /// <summary>The middle one of three.</summary>
    public static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static double Block(ReadOnlySpan<double> levels, int index) =>
        Mean(levels[(index * levels.Length / Blocks)..((index + 1) * levels.Length / Blocks)]);
}
