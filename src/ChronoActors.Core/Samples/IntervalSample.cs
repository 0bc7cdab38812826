namespace ChronoActors.Core.Samples;

/// <summary>
/// What one sampling interval saw of a metric. A plain sample is the case <c>Count = 1</c> with all parts equal.
/// </summary>
/// <param name="Last">The newest value.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Sum">The sum of the values.</param>
/// <param name="Count">How many values, at least 1.</param>
public readonly record struct IntervalSample(double Last, double Min, double Max, double Sum, long Count)
{
    /// <summary>A plain sample.</summary>
    public static IntervalSample Of(double value) => new(value, value, value, value, 1);

    /// <summary>
    /// Whether this is a plain sample, bit for bit: nothing is lost when only <see cref="Last"/> is kept.
    /// </summary>
    public bool IsPlain
    {
        get
        {
            var last = BitConverter.DoubleToInt64Bits(Last);
            return Count == 1
                && BitConverter.DoubleToInt64Bits(Min) == last
                && BitConverter.DoubleToInt64Bits(Max) == last
                && BitConverter.DoubleToInt64Bits(Sum) == last;
        }
    }

    /// <summary>The arithmetic mean.</summary>
    public double Average => Sum / Count;

    /// <summary>
    /// This sample followed by a newer one, as one interval. Min, max and count are exact (the count ends at the largest long), the
    /// sum to rounding.
    /// </summary>
    public IntervalSample Then(IntervalSample newer) =>
        new(newer.Last, Math.Min(Min, newer.Min), Math.Max(Max, newer.Max), Sum + newer.Sum, AddCounts(Count, newer.Count));

    /// <summary>
    /// The sum of two counts that are not negative. Counts come from strangers: where the sum leaves the range it stays at its end.
    /// </summary>
    internal static long AddCounts(long count, long other)
    {
        var sum = unchecked(count + other);
        return sum < count ? long.MaxValue : sum;
    }

    /// <summary>Why the sample can't be accepted, or <see cref="RejectionReason.None"/>.</summary>
    public RejectionReason Check()
    {
        if (!double.IsFinite(Last) || !double.IsFinite(Min) || !double.IsFinite(Max) || !double.IsFinite(Sum))
        {
            return RejectionReason.NotFinite;
        }

        return Count >= 1 && Min <= Last && Last <= Max ? RejectionReason.None : RejectionReason.InconsistentInterval;
    }
}
