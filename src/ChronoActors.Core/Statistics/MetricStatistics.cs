using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Statistics;

/// <summary>
/// Everything that is known of a metric since it is tracked, in constant memory. A value: <see cref="With(long, in IntervalSample)"/> gives the
/// statistics after one more sample. The default value knows no sample.
/// </summary>
public readonly record struct MetricStatistics
{
    /// <summary>Number of values, interval samples counting all of theirs.</summary>
    public long Count { get; init; }

    /// <summary>Smallest value; 0 while <see cref="Count"/> is 0.</summary>
    public double Min { get; init; }

    /// <summary>Largest value; 0 while <see cref="Count"/> is 0.</summary>
    public double Max { get; init; }

    /// <summary>The value with the newest timestamp; of equal timestamps, the one that arrived last.</summary>
    public double Current { get; init; }

    /// <summary>Timestamp of <see cref="Current"/>, nanoseconds since the Unix epoch.</summary>
    public long LastUpdatedNs { get; init; }

    /// <summary>The oldest timestamp seen, nanoseconds since the Unix epoch.</summary>
    public long FirstSeenNs { get; init; }

    /// <summary>The sum with its compensation.</summary>
    public CompensatedSum Total { get; init; }

    /// <summary>Sum of squared distances from the mean (Welford).</summary>
    public double SquaredDeviations { get; init; }

    /// <summary>The sum of all values.</summary>
    public double Sum => Total.Value;

    /// <summary>The mean of all values; 0 while there are none.</summary>
    public double Average => Count == 0 ? 0 : Math.Clamp(Sum / Count, Min, Max);

    /// <summary>
    /// The population standard deviation, by Welford's method in the pairwise form of Chan, Golub and LeVeque (1979). An interval
    /// sample counts with its mean: what varied inside the interval is not known and not included.
    /// </summary>
    public double StandardDeviation => Count == 0 ? 0 : Math.Sqrt(SquaredDeviations / Count);

    /// <summary>
    /// The statistics after one more plain sample, a finite number: bit for bit what the general way gives, at half its cost.
    /// </summary>
    public MetricStatistics With(long timestampNs, double value)
    {
        if (Count == 0 || Count == long.MaxValue)
        {
            return With(timestampNs, IntervalSample.Of(value));
        }

        var distance = value - (Total.Value / Count);
        var isNewest = timestampNs >= LastUpdatedNs;
        return new MetricStatistics
        {
            Count = Count + 1,
            Min = Math.Min(Min, value),
            Max = Math.Max(Max, value),
            Current = isNewest ? value : Current,
            LastUpdatedNs = isNewest ? timestampNs : LastUpdatedNs,
            FirstSeenNs = Math.Min(FirstSeenNs, timestampNs),
            Total = Total.Add(value),
            SquaredDeviations = SquaredDeviations + (distance * distance * ((double)Count / (Count + 1))),
        };
    }

    /// <summary>The statistics after one more sample. Finite samples only: others are rejected before they come here.</summary>
    public MetricStatistics With(long timestampNs, in IntervalSample sample)
    {
        if (Count == 0)
        {
            return new MetricStatistics
            {
                Count = sample.Count,
                Min = sample.Min,
                Max = sample.Max,
                Current = sample.Last,
                LastUpdatedNs = timestampNs,
                FirstSeenNs = timestampNs,
                Total = default(CompensatedSum).Add(sample.Sum),
            };
        }

        var count = IntervalSample.AddCounts(Count, sample.Count);
        var distance = (sample.Sum / sample.Count) - (Total.Value / Count);
        var isNewest = timestampNs >= LastUpdatedNs;
        return new MetricStatistics
        {
            Count = count,
            Min = Math.Min(Min, sample.Min),
            Max = Math.Max(Max, sample.Max),
            Current = isNewest ? sample.Last : Current,
            LastUpdatedNs = isNewest ? timestampNs : LastUpdatedNs,
            FirstSeenNs = Math.Min(FirstSeenNs, timestampNs),
            Total = Total.Add(sample.Sum),
            SquaredDeviations = SquaredDeviations + (distance * distance * ((double)Count / count) * sample.Count),
        };
    }
}
