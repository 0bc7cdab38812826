namespace ChronoActors.Core.Leaks;

/// <summary>Since when, and how fast, a floor rises.</summary>
internal static class FloorTrend
{
    /// <summary>Where a level line followed by a rising one fits best (least squares over all places up to two thirds).</summary>
    public static int Start(ReadOnlySpan<double> levels)
    {
        var n = levels.Length;
        var best = double.PositiveInfinity;
        var start = 0;
        for (var k = 0; k <= n * 2 / 3; k++)
        {
            double x = 0, xx = 0, y = 0, xy = 0, yy = 0;
            for (var i = 0; i < n; i++)
            {
                var past = Math.Max(0, i - k);
                x += past;
                xx += (double)past * past;
                y += levels[i];
                xy += past * levels[i];
                yy += levels[i] * levels[i];
            }

            var covariance = xy - (x * y / n);
            var error = yy - (y * y / n) - (covariance * covariance / (xx - (x * x / n)));
            // A later start has to fit clearly better: in doubt, growth began at the beginning.
            if (error < (k == 0 ? best : 0.9 * best) - 1e-12)
            {
                best = error;
                start = k;
            }
        }

        return start;
    }

    /// <summary>Rise per second: the median over pairs that are half the series apart (Theil's incomplete method).</summary>
    public static double Slope(ReadOnlySpan<double> levels, ReadOnlySpan<FloorBucket> buckets)
    {
        var half = levels.Length / 2;
        Span<double> slopes = stackalloc double[levels.Length - half];
        var count = 0;
        for (var i = 0; i + half < levels.Length; i++)
        {
            var seconds = buckets[i + half].StartSeconds - buckets[i].StartSeconds;
            if (seconds > 0)
            {
                slopes[count++] = (levels[i + half] - levels[i]) / seconds;
            }
        }

        slopes = slopes[..count];
        slopes.Sort();
        return count == 0 ? 0 : slopes[count / 2];
    }
}
