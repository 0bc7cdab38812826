using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>What an interval has seen of one metric so far: 48 bytes, whatever is recorded.</summary>
internal struct Accumulator
{
    private double _last;
    private double _min;
    private double _max;
    private double _sum;
    private long _count;
    private long _lastNs;

    public readonly bool IsEmpty => _count == 0;

    /// <summary>The timestamp of the newest value, nanoseconds since the Unix epoch.</summary>
    public readonly long LastNs => _lastNs;

    /// <summary>Takes a finite value; false if the sum would no longer be a finite number.</summary>
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

    /// <summary>The interval's sample; the next value starts another.</summary>
    public IntervalSample Take()
    {
        var sample = new IntervalSample(_last, _min, _max, _sum, _count);
        _count = 0;
        return sample;
    }
}
