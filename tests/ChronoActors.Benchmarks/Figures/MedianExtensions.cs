namespace ChronoActors.Benchmarks.Figures;

/// <summary>The middle of some numbers.</summary>
internal static class MedianExtensions
{
    public static double Median(this IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
