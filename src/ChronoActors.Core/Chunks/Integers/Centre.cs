namespace ChronoActors.Core.Chunks.Integers;

/// <summary>A typical value that outliers do not move: the median of a few values of a column.</summary>
internal static class Centre
{
    private const int Probes = 15;

    public static long Of(ReadOnlySpan<long> values)
    {
        Span<long> probes = stackalloc long[Probes];
        var count = Math.Min(values.Length, Probes);
        for (var i = 0; i < count; i++)
        {
            var value = values[(int)((long)i * values.Length / count)];
            var at = i;
            for (; at > 0 && probes[at - 1] > value; at--)
            {
                probes[at] = probes[at - 1];
            }

            probes[at] = value;
        }

        return count == 0 ? 0 : probes[count / 2];
    }
}
