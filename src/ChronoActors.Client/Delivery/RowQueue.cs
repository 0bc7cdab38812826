using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>
/// Rows of one resource, first in first out, in one array of 64-bit words: per row its timestamp, a header, a bit per metric
/// where values are missing, and one word per plain sample (five where the row has an interval sample). Not thread-safe.
/// </summary>
internal sealed class RowQueue
{
    private const int WordsOfInterval = 5;
    private const long MissingFlag = 1;
    private const long IntervalFlag = 2;

    private long[] _words = [];
    private int _head;
    private int _tail;

    /// <summary>How much was taken from a queue, or is in a part of it.</summary>
    public readonly record struct Extent(int Rows, long Samples, long Bytes);

    public int RowCount { get; private set; }

    public long Bytes => (long)(_tail - _head) * sizeof(long);

    /// <summary>What a block's row takes in a queue.</summary>
    public static Extent CostOf(RowBlock source, int row)
    {
        var (present, masks, intervals) = LayoutOf(source, row);
        return new Extent(1, present, LengthOf(present, masks, intervals) * sizeof(long));
    }

    /// <summary>Appends a copy of a block's row.</summary>
    public void Add(RowBlock source, int row)
    {
        var metrics = source.MetricCount;
        var (present, masks, intervals) = LayoutOf(source, row);
        var length = LengthOf(present, masks, intervals);
        Reserve(length);
        var words = _words.AsSpan(_tail, length);
        words[0] = source.Timestamps[row];
        words[1] = (masks > 0 ? MissingFlag : 0) | (intervals ? IntervalFlag : 0) | ((long)metrics << 8) | ((long)length << 32);
        words.Slice(2, masks).Clear();
        var next = 2 + masks;
        for (var metric = 0; metric < metrics; metric++)
        {
            var column = source.Column(metric);
            if (!column.IsPresent(row))
            {
                continue;
            }

            if (masks > 0)
            {
                words[2 + (metric >> 6)] |= 1L << metric;
            }

            if (intervals)
            {
                var sample = column[row];
                words[next] = BitConverter.DoubleToInt64Bits(sample.Last);
                words[next + 1] = BitConverter.DoubleToInt64Bits(sample.Min);
                words[next + 2] = BitConverter.DoubleToInt64Bits(sample.Max);
                words[next + 3] = BitConverter.DoubleToInt64Bits(sample.Sum);
                words[next + 4] = sample.Count;
                next += WordsOfInterval;
            }
            else
            {
                words[next++] = BitConverter.DoubleToInt64Bits(column.Last[row]);
            }
        }

        _tail += length;
        RowCount++;
    }

    /// <summary>Copies rows to a block: from <paramref name="skip"/> on, while they fit the limits, but at least one.</summary>
    public Extent CopyTo(RowBlock target, int metricCount, int skip, int maxRows, long maxBytes)
    {
        target.Clear(metricCount);
        var offset = OffsetOf(skip);
        var taken = default(Extent);
        while (taken.Rows < maxRows && offset < _tail)
        {
            var bytes = (long)LengthAt(offset) * sizeof(long);
            if (taken.Rows > 0 && taken.Bytes + bytes > maxBytes)
            {
                break;
            }

            taken = new Extent(taken.Rows + 1, taken.Samples + Read(ref offset, target), taken.Bytes + bytes);
        }

        return taken;
    }

    /// <summary>What some rows amount to.</summary>
    public Extent Measure(int skip, int rows)
    {
        var start = OffsetOf(skip);
        var (end, samples) = (start, 0L);
        for (var i = 0; i < rows; i++)
        {
            samples += SamplesAt(end);
            end += LengthAt(end);
        }

        return new Extent(rows, samples, (long)(end - start) * sizeof(long));
    }

    /// <summary>Removes the oldest rows.</summary>
    public Extent Drop(int rows)
    {
        var dropped = Measure(0, rows);
        _head += (int)(dropped.Bytes / sizeof(long));
        RowCount -= rows;
        if (_head == _tail)
        {
            // An idle resource keeps room for a row or two, not for what once piled up.
            _words = _words.Length > 64 ? [] : _words;
            _head = _tail = 0;
        }

        return dropped;
    }

    /// <summary>
    /// Merges neighbouring rows from <paramref name="skip"/> on, in groups, into rows of interval samples, where that takes
    /// less memory. Returns what it freed.
    /// </summary>
    public Extent Merge(int skip, int metricCount, int group)
    {
        var (rows, bytes) = (RowCount, Bytes);
        var before = Measure(skip, rows - skip);
        var (scratch, merged, rest) = (new RowBlock(metricCount), new RowBlock(metricCount), new RowQueue());
        for (var from = skip; from < rows; from += group)
        {
            var taken = CopyTo(scratch, metricCount, from, group, long.MaxValue);
            if (RowMerge.TryMerge(scratch, merged) && CostOf(merged, 0).Bytes < taken.Bytes)
            {
                rest.Add(merged, 0);
                continue;
            }

            for (var row = 0; row < scratch.RowCount; row++)
            {
                rest.Add(scratch, row);
            }
        }

        _tail = OffsetOf(skip);
        Reserve(rest._tail);
        rest._words.AsSpan(0, rest._tail).CopyTo(_words.AsSpan(_tail));
        _tail += rest._tail;
        RowCount = skip + rest.RowCount;
        return new Extent(rows - RowCount, before.Samples - Measure(skip, rest.RowCount).Samples, bytes - Bytes);
    }

    private static (int Present, int Masks, bool Intervals) LayoutOf(RowBlock source, int row)
    {
        var (present, intervals) = (0, false);
        for (var metric = 0; metric < source.MetricCount; metric++)
        {
            var column = source.Column(metric);
            if (column.IsPresent(row))
            {
                present++;
                intervals |= column.HasIntervals && !column[row].IsPlain;
            }
        }

        return (present, present < source.MetricCount ? (source.MetricCount + 63) >> 6 : 0, intervals);
    }

    private static int LengthOf(int present, int masks, bool intervals) =>
        2 + masks + (present * (intervals ? WordsOfInterval : 1));

    private int Read(ref int offset, RowBlock target)
    {
        var words = _words.AsSpan(offset, LengthAt(offset));
        var header = words[1];
        var metrics = MetricsAt(offset);
        var masks = (header & MissingFlag) != 0 ? (metrics + 63) >> 6 : 0;
        var (next, samples) = (2 + masks, 0);
        target.AddRow(words[0]);
        for (var metric = 0; metric < metrics; metric++)
        {
            if (masks > 0 && (words[2 + (metric >> 6)] & (1L << metric)) == 0)
            {
                continue;
            }

            samples++;
            var last = BitConverter.Int64BitsToDouble(words[next++]);
            if ((header & IntervalFlag) == 0)
            {
                target.Set(metric, last);
                continue;
            }

            target.Set(metric, new IntervalSample(
                last,
                BitConverter.Int64BitsToDouble(words[next]),
                BitConverter.Int64BitsToDouble(words[next + 1]),
                BitConverter.Int64BitsToDouble(words[next + 2]),
                words[next + 3]));
            next += WordsOfInterval - 1;
        }

        offset += words.Length;
        return samples;
    }

    private int OffsetOf(int row)
    {
        var offset = _head;
        for (var i = 0; i < row; i++)
        {
            offset += LengthAt(offset);
        }

        return offset;
    }

    private int LengthAt(int offset) => (int)(_words[offset + 1] >> 32);

    private int MetricsAt(int offset) => (int)((_words[offset + 1] >> 8) & 0xffffff);

    private int SamplesAt(int offset)
    {
        var header = _words[offset + 1];
        var masks = (header & MissingFlag) != 0 ? (MetricsAt(offset) + 63) >> 6 : 0;
        return (LengthAt(offset) - 2 - masks) / ((header & IntervalFlag) != 0 ? WordsOfInterval : 1);
    }

    private void Reserve(int words)
    {
        if (_tail + words <= _words.Length)
        {
            return;
        }

        var used = _tail - _head;
        var target = used + words <= _words.Length / 2 ? _words : new long[Math.Max(used + words, used + (used / 2) + 4)];
        _words.AsSpan(_head, used).CopyTo(target);
        (_words, _head, _tail) = (target, 0, used);
    }
}
