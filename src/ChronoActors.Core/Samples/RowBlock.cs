namespace ChronoActors.Core.Samples;

/// <summary>
/// Consecutive rows of one resource, columnar: one timestamp column shared by all its metrics and one value column per
/// metric. It is filled in order (<see cref="AddRow(long)"/>, then <see cref="Set(int, double)"/> for the metrics that the row
/// has) and reused after <see cref="Clear"/> without allocating. Not thread-safe.
/// </summary>
public sealed class RowBlock
{
    private long[] _timestamps = [];
    private ValueColumn[] _columns = [];

    /// <summary>An empty block.</summary>
    /// <param name="metricCount">Number of value columns.</param>
    public RowBlock(int metricCount = 0) => EnsureMetrics(metricCount);

    /// <summary>Number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>Number of value columns.</summary>
    public int MetricCount { get; private set; }

    /// <summary>The rows' timestamps, nanoseconds since the Unix epoch, in the order of arrival.</summary>
    public ReadOnlySpan<long> Timestamps => _timestamps.AsSpan(0, RowCount);

    /// <summary>Whether no timestamp is smaller than the one before it.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>The value column of a metric, as long as <see cref="RowCount"/>.</summary>
    public ValueColumn Column(int metric)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(metric, MetricCount);
        var column = _columns[metric];
        column.PadTo(RowCount);
        return column;
    }

    /// <summary>Number of samples: the values that are present, over all rows.</summary>
    public int SampleCount
    {
        get
        {
            var samples = 0;
            for (var metric = 0; metric < MetricCount; metric++)
            {
                var column = Column(metric);
                samples += RowCount;
                for (var row = 0; column.HasMissing && row < RowCount; row++)
                {
                    samples -= column.IsPresent(row) ? 0 : 1;
                }
            }

            return samples;
        }
    }

    /// <summary>Appends a row without values.</summary>
    /// <param name="timestampNs">Nanoseconds since the Unix epoch.</param>
    public void AddRow(long timestampNs)
    {
        if (RowCount == _timestamps.Length)
        {
            Reserve(RowCount + 1);
        }

        IsSorted &= RowCount == 0 || _timestamps[RowCount - 1] <= timestampNs;
        _timestamps[RowCount++] = timestampNs;
    }

    /// <summary>Gives the newest row its value for a metric. At most once per row and metric.</summary>
    public void Set(int metric, double value) => Writable(metric).Append(RowCount - 1, value);

    /// <inheritdoc cref="Set(int, double)"/>
    public void Set(int metric, in IntervalSample sample) => Writable(metric).Append(RowCount - 1, sample);

    /// <summary>Appends rows without values, to be filled column by column with <see cref="SetColumn"/>.</summary>
    /// <param name="timestamps">One per row, nanoseconds since the Unix epoch.</param>
    public void AddTimestamps(ReadOnlySpan<long> timestamps)
    {
        Reserve(RowCount + timestamps.Length);
        foreach (var timestamp in timestamps)
        {
            AddRow(timestamp);
        }
    }

    /// <summary>Gives a whole column its plain values at once; for a column that has none yet.</summary>
    public void SetColumn(int metric, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, RowCount);
        Writable(metric).Append(values);
    }

    /// <summary>Appends a copy of another block's row.</summary>
    /// <param name="source">A block with the same metrics or fewer.</param>
    /// <param name="row">The row to copy.</param>
    public void AddRow(RowBlock source, int row)
    {
        AddRow(source.Timestamps[row]);
        for (var metric = 0; metric < source.MetricCount; metric++)
        {
            var column = source.Column(metric);
            if (!column.IsPresent(row))
            {
                continue;
            }

            if (column.HasIntervals)
            {
                Set(metric, column[row]);
            }
            else
            {
                Set(metric, column.Last[row]);
            }
        }
    }

    /// <summary>Adds value columns until there are <paramref name="metricCount"/>; existing rows have no value in them.</summary>
    public void EnsureMetrics(int metricCount)
    {
        if (metricCount > _columns.Length)
        {
            var old = _columns.Length;
            Array.Resize(ref _columns, metricCount);
            for (var i = old; i < metricCount; i++)
            {
                _columns[i] = new ValueColumn();
            }
        }

        MetricCount = Math.Max(MetricCount, metricCount);
    }

    /// <summary>A copy with the rows in the order of their timestamps; rows with equal timestamps keep their order.</summary>
    public RowBlock Sorted()
    {
        var order = Enumerable.Range(0, RowCount).OrderBy(row => _timestamps[row]);
        var sorted = new RowBlock(MetricCount);
        foreach (var row in order)
        {
            sorted.AddRow(this, row);
        }

        return sorted;
    }

    /// <summary>Removes all rows and columns but keeps the memory.</summary>
    /// <param name="metricCount">Number of value columns from now on.</param>
    public void Clear(int metricCount)
    {
        // Columns beyond the metrics are empty already: a block that was once wide stays cheap to clear.
        foreach (var column in _columns.AsSpan(0, MetricCount))
        {
            column.Clear();
        }

        RowCount = 0;
        IsSorted = true;
        MetricCount = 0;
        EnsureMetrics(metricCount);
    }

    /// <summary>A column to append to, without the rows that it does not have yet.</summary>
    internal ValueColumn Writable(int metric)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(metric, MetricCount);
        return _columns[metric];
    }

    private void Reserve(int rows)
    {
        if (rows > _timestamps.Length)
        {
            Array.Resize(ref _timestamps, Math.Max(rows, Math.Max(4, _timestamps.Length * 2)));
        }
    }
}
