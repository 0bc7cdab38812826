namespace ChronoActors.Core.Chunks.Integers;

/// <summary>The greatest common divisor of a column's differences.</summary>
internal static class Units
{
    /// <returns>At least 1. 1 also where the range is so large that differences could wrap.</returns>
    public static long Of(ReadOnlySpan<long> values)
    {
        var (min, max) = (values[0], values[0]);
        var unit = 0L;
        var previous = values[0];
        foreach (var value in values[1..])
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            if ((ulong)(max - min) > long.MaxValue)
            {
                return 1;
            }

            var step = Math.Abs(value - previous);
            previous = value;
            if (step != unit)
            {
                unit = Divisor(step, unit);
                if (unit == 1)
                {
                    return 1;
                }
            }
        }

        return Math.Max(unit, 1);
    }

    private static long Divisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
