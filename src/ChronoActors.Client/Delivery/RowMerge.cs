using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>Several rows as one coarser row.</summary>
internal static class RowMerge
{
    /// <summary>
    /// Merges all rows of a block, in the order of their timestamps: minimum, maximum, sum and count stay exact, the row has the
    /// newest timestamp. False, where a sum would no longer be a finite number.
    /// </summary>
    public static bool TryMerge(RowBlock rows, RowBlock merged)
    {
        rows = rows.IsSorted ? rows : rows.Sorted();
        merged.Clear(rows.MetricCount);
        merged.AddRow(rows.Timestamps[^1]);
        for (var metric = 0; metric < rows.MetricCount; metric++)
        {
            var column = rows.Column(metric);
            IntervalSample? whole = null;
            for (var row = 0; row < rows.RowCount; row++)
            {
                if (column.IsPresent(row))
                {
                    whole = whole?.Then(column[row]) ?? column[row];
                }
            }

            if (whole is { } sample)
            {
                if (!double.IsFinite(sample.Sum))
                {
                    return false;
                }

                merged.Set(metric, sample);
            }
        }

        return true;
    }
}
