namespace ChronoActors.Core.Tests.Leaks;

/// <summary>
/// What else is used to find leaks: each judges all values so far at 24 times, and its alarm stands while it says "leak". All are kind to the
/// baseline: they may keep every sample.
/// </summary>
internal static class LeakBaselines
{
    private const int Judgements = 24;
    private const double Significant = 3.29;

    /// <summary>The slope of a linear regression is significant (two-sided, p below 0.001).</summary>
    public static long? LinearRegression(LeakCase one) => Standing(one, n =>
    {
        var (slope, _, error) = Regress(one, 0, n);
        return slope > Significant * error;
    });

    /// <summary>Mann-Kendall's test is significant and the rise by Theil and Sen is above the spread of what it leaves.</summary>
    public static long? MannKendall(LeakCase one) => Standing(one, n =>
    {
        const int points = 48;
        var times = Enumerable.Range(0, points).Select(i => (double)(one.TimestampsNs[i * (n - 1) / (points - 1)] - one.TimestampsNs[0])).ToArray();
        var values = Enumerable.Range(0, points).Select(i => one.Values[i * (n - 1) / (points - 1)]).ToArray();
        var order = 0;
        List<double> slopes = [];
        for (var i = 0; i < points; i++)
        {
            for (var j = i + 1; j < points; j++)
            {
                order += Math.Sign(values[j] - values[i]);
                slopes.Add((values[j] - values[i]) / (times[j] - times[i]));
            }
        }

        slopes.Sort();
        var slope = slopes[slopes.Count / 2];
        var left = values.Select((value, i) => value - (slope * times[i])).Order().ToArray();
        return order / Math.Sqrt(points * (points - 1) * ((2 * points) + 5) / 18.0) > Significant
            && slope * times[^1] > left[points * 3 / 4] - left[points / 4];
    });

    /// <summary>As an alert on Prometheus' <c>predict_linear</c>: the line through the last half leads a quarter above all so far within as long again.</summary>
    public static long? PredictLinear(LeakCase one) => Standing(one, n =>
    {
        var (slope, mean, _) = Regress(one, n / 2, n);
        double ahead = one.TimestampsNs[n - 1] - one.TimestampsNs[0], middle = (one.TimestampsNs[n - 1] - one.TimestampsNs[n / 2]) / 2.0;
        return mean + (slope * (middle + ahead)) > 1.25 * one.Values.Take(n).Max();
    });

    private static long? Standing(LeakCase one, Func<int, bool> isLeak)
    {
        long? since = null;
        for (var k = 4; k <= Judgements; k++)
        {
            var n = one.Values.Length * k / Judgements;
            since = isLeak(n) ? since ?? one.TimestampsNs[n - 1] : null;
        }

        return since;
    }

    private static (double Slope, double Mean, double Error) Regress(LeakCase one, int from, int to)
    {
        double n = to - from, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        var mean = one.Values[from];
        for (var i = from; i < to; i++)
        {
            double time = one.TimestampsNs[i] - one.TimestampsNs[from], value = one.Values[i] - mean;
            x += time;
            y += value;
            xx += time * time;
            xy += time * value;
            yy += value * value;
        }

        double sxx = xx - (x * x / n), sxy = xy - (x * y / n), syy = yy - (y * y / n);
        return (sxy / sxx, mean + (y / n), Math.Sqrt(Math.Max(0, syy - (sxy * sxy / sxx)) / (n - 2) / sxx));
    }
}
