using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>
/// All that is kept of one metric, in 80 bytes whatever is recorded: the open interval, which is what is collected next, and the
/// intervals before it, which a collection adds it to. Recording touches only the first; a read combines both. The newest value
/// is in one place: that of the open interval, or of all while the interval is empty.
/// </summary>
internal struct MetricFigures
{
    private double _last;
    private long _lastNs;
    private double _min;
    private double _max;
    private double _sum;
    private long _count;
    private double _allMin;
    private double _allMax;
    private double _allSum;
    private long _allCount;

    /// <summary>Whether the open interval has no value.</summary>
    public readonly bool IsEmpty => _count == 0;

    /// <summary>The timestamp of the newest value, nanoseconds since the Unix epoch.</summary>
    public readonly long LastNs => _lastNs;

    /// <summary>The newest value and its timestamp.</summary>
    public readonly NewestValue Newest => new(_last, _lastNs);

    /// <summary>Whether an interval that starts with this timestamp would displace a newer value.</summary>
    public readonly bool WouldDisplace(long timestampNs) => _count == 0 && _allCount > 0 && timestampNs < _lastNs;

    /// <summary>Takes a finite value; false if the interval's sum would no longer be a finite number.</summary>
    public bool TryAdd(double value, long timestampNs)
    {
        if (_count == 0)
        {
            (_last, _min, _max, _sum, _count, _lastNs) = (value, value, value, value, 1, timestampNs);
            return true;
        }

        var sum = _sum + value;
        if (!double.IsFinite(sum))
        {
            return false;
        }

        _sum = sum;
        _min = value < _min ? value : _min;
        _max = value > _max ? value : _max;
        _count++;
        if (timestampNs >= _lastNs)
        {
            (_last, _lastNs) = (value, timestampNs);
        }

        return true;
    }

    /// <summary>The open interval's sample, if it has one; the next value starts another interval.</summary>
    public IntervalSample Take()
    {
        var sample = new IntervalSample(_last, _min, _max, _sum, _count);
        if (_count > 0)
        {
            _allMin = _allCount == 0 ? _min : Math.Min(_allMin, _min);
            _allMax = _allCount == 0 ? _max : Math.Max(_allMax, _max);
            _allSum += _sum;
            _allCount += _count;
            _count = 0;
        }

        return sample;
    }

    /// <summary>Everything until now.</summary>
    /// <param name="displaced">The newest value that a late interval displaced, or <see cref="NewestValue.None"/>.</param>
    public readonly ResourceStats ToStats(NewestValue displaced)
    {
        var all = this;
        all.Take();
        if (all._allCount == 0)
        {
            return default;
        }

        var newest = displaced.TimestampNs > all._lastNs ? displaced : all.Newest;
        var average = Math.Clamp(all._allSum / all._allCount, all._allMin, all._allMax);
        return new ResourceStats(all._allMin, all._allMax, average, newest.Value, newest.TimestampNs, all._allCount, all._allSum);
    }
}
