namespace ChronoActors.Core.Leaks;

/// <summary>
/// The floor over time in at most <see cref="Capacity"/> buckets. When they are full, neighbours are merged and buckets become twice as long; from
/// <see cref="LongestBucketSeconds"/> on, the oldest is dropped instead, so that a resource of any age is judged by its last weeks.
/// </summary>
internal sealed class FloorWindow
{
    public const int Capacity = 48;
    public const double FirstBucketSeconds = 0.5;
    public const double LongestBucketSeconds = 16 * 3600;

    private readonly FloorBucket[] _buckets = new FloorBucket[Capacity];
    private int _count;
    private double _bucketSeconds = FirstBucketSeconds;

    public FloorWindow()
    {
    }

    public FloorWindow(ReadOnlySpan<FloorBucket> buckets, double bucketSeconds)
    {
        if (buckets.Length > Capacity || !(bucketSeconds > 0))
        {
            throw new ArgumentException(
                $"A window has at most {Capacity} buckets, longer than 0 seconds; not {buckets.Length} of {bucketSeconds} s.", nameof(buckets));
        }

        buckets.CopyTo(_buckets);
        _count = buckets.Length;
        _bucketSeconds = bucketSeconds;
    }

    /// <summary>All buckets; the last one is still open.</summary>
    public ReadOnlySpan<FloorBucket> Buckets => _buckets.AsSpan(0, _count);

    /// <summary>How long a bucket is, in seconds; <see cref="FirstBucketSeconds"/> while each sample has one of its own.</summary>
    public double BucketSeconds => _bucketSeconds;

    /// <summary>The timestamp that many seconds after the origin, nanoseconds since the Unix epoch.</summary>
    public static long TimestampNs(long originNs, double seconds) => unchecked(originNs + (long)(ulong)(seconds * 1e9));

    /// <summary>Seconds from the origin to a timestamp that is not before it, whatever the two are.</summary>
    public static double Seconds(long originNs, long timestampNs) => unchecked((ulong)(timestampNs - originNs)) / 1e9;

    /// <summary>Adds a value and says whether it closed a bucket.</summary>
    public bool Add(double seconds, double value)
    {
        if (_count > 0 && seconds < _buckets[_count - 1].StartSeconds + _bucketSeconds)
        {
            _buckets[_count - 1] = _buckets[_count - 1].With(value);
            return false;
        }

        if (_count == Capacity)
        {
            MakeRoom();
        }

        _buckets[_count++] = FloorBucket.Of(value, seconds);
        return true;
    }

    private void MakeRoom()
    {
        if (_bucketSeconds >= LongestBucketSeconds)
        {
            _buckets.AsSpan(1).CopyTo(_buckets);
            _count--;
            return;
        }

        for (var i = 0; i < Capacity / 2; i++)
        {
            _buckets[i] = _buckets[2 * i].MergedWith(_buckets[(2 * i) + 1]);
        }

        _count = Capacity / 2;
        var span = _buckets[_count - 1].StartSeconds - _buckets[0].StartSeconds;
        _bucketSeconds = Math.Min(Math.Max(2 * _bucketSeconds, span / (_count - 1)), LongestBucketSeconds);
    }
}
