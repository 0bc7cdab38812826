namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// A typical value that outliers do not move: the remedian of 27 values spread over a column, medians of three of medians of
/// three (Rousseeuw, Bassett: "The Remedian", JASA 85, 1990).
/// </summary>
internal static class Centre
{
    private const int Probes = 27;

    /// <param name="values">At least one.</param>
    public static long Of(ReadOnlySpan<long> values)
    {
        Span<long> probes = stackalloc long[Probes];
        for (var i = 0; i < Probes; i++)
        {
            probes[i] = values[(int)((uint)(i * values.Length) / Probes)];
        }

        for (var count = Probes / 3; count > 0; count /= 3)
        {
            for (var i = 0; i < count; i++)
            {
                probes[i] = Median(probes[i], probes[i + count], probes[i + (2 * count)]);
            }
        }

        return probes[0];
    }

    private static long Median(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
