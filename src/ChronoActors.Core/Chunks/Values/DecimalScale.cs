namespace ChronoActors.Core.Chunks.Values;

/// <summary>Chooses the number of decimals of a column from a few of its values.</summary>
internal static class DecimalScale
{
    private const int MaxProbes = 12;

    /// <summary>An exception costs about ten bytes: as much as this many decimals of one value.</summary>
    private const int ExceptionPrice = 24;

    /// <returns>The cheapest number of decimals, or -1 when too few values are short decimals.</returns>
    public static int Choose(ReadOnlySpan<double> values)
    {
        Span<int> needing = stackalloc int[Decimals.Max + 1];
        needing.Clear();
        var probes = Math.Min(values.Length, MaxProbes);
        var unfit = probes;
        for (var probe = 0; probe < probes; probe++)
        {
            // Offset by a varying part of the stride, so that a period in the values does not hide some of them.
            var from = (int)((long)probe * values.Length / probes);
            var to = (int)((long)(probe + 1) * values.Length / probes);
            var value = values[from + (probe * 5 % (to - from))];
            if (Decimals.TryFind(value, out _, out var decimals))
            {
                needing[decimals]++;
                unfit--;
            }
        }

        var exceptions = probes;
        var (best, bestPrice) = (-1, int.MaxValue);
        for (var decimals = 0; decimals <= Decimals.Max; decimals++)
        {
            exceptions -= needing[decimals];
            var price = (exceptions * ExceptionPrice) + (probes * decimals);
            if (price < bestPrice && exceptions * 4 <= probes)
            {
                (best, bestPrice) = (decimals, price);
            }
        }

        return unfit * 4 > probes ? -1 : best;
    }
}
