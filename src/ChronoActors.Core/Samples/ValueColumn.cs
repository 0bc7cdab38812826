namespace ChronoActors.Core.Samples;

/// <summary>
/// One metric's values in a <see cref="RowBlock"/>. Missing values and interval samples take memory only from the first
/// one on. Not thread-safe.
/// </summary>
public sealed class ValueColumn
{
    private double[] _last = [];
    private ulong[]? _missing;
    private ulong[]? _intervals;
    private Spread[]? _spreads;
    private int _count;

    /// <summary>What an interval sample has beside its last value.</summary>
    private record struct Spread(double Min, double Max, double Sum, long Count);

    /// <summary>Whether at least one row has no value for this metric.</summary>
    public bool HasMissing { get; private set; }

    /// <summary>Whether at least one row has an interval sample that is not plain.</summary>
    public bool HasIntervals { get; private set; }

    /// <summary>The newest value of each row; 0 where it is missing.</summary>
    public ReadOnlySpan<double> Last => _last.AsSpan(0, _count);

    /// <summary>Whether the row has a value.</summary>
    public bool IsPresent(int row) => !HasMissing || (_missing![row >> 6] & (1UL << row)) == 0;

    /// <summary>Whether the row has an interval sample that is not plain.</summary>
    public bool IsInterval(int row) => HasIntervals && (_intervals![row >> 6] & (1UL << row)) != 0;

    /// <summary>The row's sample. Only for rows where <see cref="IsPresent"/> is true.</summary>
    public IntervalSample this[int row]
    {
        get
        {
            var last = _last[row];
            if (!IsInterval(row))
            {
                return IntervalSample.Of(last);
            }

            ref readonly var spread = ref _spreads![row];
            return new IntervalSample(last, spread.Min, spread.Max, spread.Sum, spread.Count);
        }
    }

    /// <summary>Appends plain samples, all present.</summary>
    internal void Append(ReadOnlySpan<double> values) => values.CopyTo(Extend(values.Length));

    /// <summary>Appends plain samples that the caller fills in at once, all of them.</summary>
    internal Span<double> Extend(int count)
    {
        Reserve(_count + count);
        _count += count;
        return _last.AsSpan(_count - count, count);
    }

    /// <summary>Appends the sample of row <paramref name="row"/>, the rows before it that were skipped being missing.</summary>
    internal void Append(int row, double value)
    {
        PadTo(row);
        if (_count != row)
        {
            throw new InvalidOperationException(
                row < 0 ? "A value needs a row: add one first." : $"Row {row} already has its value for this metric.");
        }

        Reserve(_count + 1);
        _last[_count++] = value;
    }

    /// <inheritdoc cref="Append(int, double)"/>
    internal void Append(int row, in IntervalSample sample)
    {
        Append(row, sample.Last);
        if (sample.IsPlain)
        {
            return;
        }

        if (!HasIntervals)
        {
            // A cleared column keeps its arrays: what an earlier use left there must not shine through.
            _spreads = _spreads?.Length >= _last.Length ? _spreads : new Spread[_last.Length];
            _intervals = _intervals?.Length >= Words ? _intervals : new ulong[Words];
            Array.Clear(_intervals);
            HasIntervals = true;
        }

        _intervals![row >> 6] |= 1UL << row;
        _spreads![row] = new Spread(sample.Min, sample.Max, sample.Sum, sample.Count);
    }

    /// <summary>Declares the rows up to <paramref name="rows"/> that have no value yet as missing.</summary>
    internal void PadTo(int rows)
    {
        if (_count >= rows)
        {
            return;
        }

        Reserve(rows);
        if (!HasMissing)
        {
            _missing = _missing?.Length >= Words ? _missing : new ulong[Words];
            Array.Clear(_missing);
            HasMissing = true;
        }

        for (; _count < rows; _count++)
        {
            _last[_count] = 0;
            _missing![_count >> 6] |= 1UL << _count;
        }
    }

    internal void Clear()
    {
        _count = 0;
        HasMissing = false;
        HasIntervals = false;
    }

    private int Words => (_last.Length + 63) >> 6;

    private void Reserve(int capacity)
    {
        if (capacity <= _last.Length)
        {
            return;
        }

        Array.Resize(ref _last, Math.Max(capacity, Math.Max(4, _last.Length * 2)));
        if (HasIntervals)
        {
            Array.Resize(ref _spreads, _last.Length);
            Array.Resize(ref _intervals, Words);
        }

        if (HasMissing)
        {
            Array.Resize(ref _missing, Words);
        }
    }
}
