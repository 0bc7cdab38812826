namespace ChronoActors.Core.Leaks;

/// <summary>
/// Tells from the values of one metric, fed in order, whether its resource leaks: whether its floor, what stays held after release, keeps
/// rising. The method is described in docs/leak-detection.md. Deterministic, at most 1 KB whatever the age of the resource, no allocation per
/// sample. Not thread-safe.
/// </summary>
/// <example>
/// <code>
/// var detector = new UsageLeakDetector();
/// foreach (var (timestampNs, value) in samples)
/// {
///     if (detector.Add(timestampNs, value))
///     {
///         Console.WriteLine(detector.VerdictFor(limit: 8e9).Explanation);
///     }
/// }
/// </code>
/// </example>
public sealed class UsageLeakDetector
{
    /// <summary>An alarm is raised when two judgements in a row are at least this sure.</summary>
    public const double RaiseFrom = 0.7;

    /// <summary>An alarm is raised at once when a judgement is at least this sure.</summary>
    public const double RaiseAtOnceFrom = 0.9;

    /// <summary>An alarm is withdrawn when a judgement is less sure than this.</summary>
    public const double WithdrawBelow = 0.4;

    private const int LikelyToRaise = 2;

    private readonly FloorWindow _window;
    private long _originNs;
    private long _newestNs;
    private int _likelyInARow;
    private long? _detectedAtNs;
    private FloorJudgement _judgement;

    /// <summary>A detector that has seen nothing.</summary>
    public UsageLeakDetector() => _window = new FloorWindow();

    /// <summary>A detector that goes on where another one was.</summary>
    /// <exception cref="ArgumentException">The state has more than 48 buckets, or buckets of no length.</exception>
    public UsageLeakDetector(UsageLeakState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _window = new FloorWindow([.. state.Buckets], state.BucketSeconds);
        _originNs = state.OriginNs;
        _newestNs = state.NewestNs;
        _likelyInARow = state.LikelyInARow;
        _detectedAtNs = state.DetectedAtNs;
        _judgement = state.Judgement;
    }

    /// <summary>Whether a leak is suspected.</summary>
    public bool IsSuspected => _detectedAtNs is not null;

    /// <summary>All that the detector knows, as a copy.</summary>
    public UsageLeakState State => new()
    {
        OriginNs = _originNs,
        NewestNs = _newestNs,
        BucketSeconds = _window.BucketSeconds,
        Buckets = _window.Buckets.ToArray(),
        LikelyInARow = _likelyInARow,
        DetectedAtNs = _detectedAtNs,
        Judgement = _judgement,
    };

    /// <summary>
    /// Takes the next sample and says whether an alarm was raised or withdrawn by it. A sample that is older than the newest one, or whose value
    /// is not finite, is ignored. Any step will do; gaps too.
    /// </summary>
    /// <param name="timestampNs">Nanoseconds since the Unix epoch.</param>
    /// <param name="value">What is held: bytes, handles, sessions.</param>
    public bool Add(long timestampNs, double value)
    {
        if (!double.IsFinite(value))
        {
            return false;
        }

        if (_window.Buckets.IsEmpty)
        {
            _originNs = timestampNs;
        }
        else if (timestampNs < _newestNs)
        {
            return false;
        }

        _newestNs = timestampNs;
        return _window.Add(FloorWindow.Seconds(_originNs, timestampNs), value) && FloorJudge.IsEnough(_window) && Judge(timestampNs);
    }

    /// <summary>The verdict now.</summary>
    /// <param name="limit">The capacity or threshold of the resource, in the unit of its values, if it has one.</param>
    public UsageLeakVerdict VerdictFor(double? limit = null) => new(_judgement, _detectedAtNs, limit);

    private bool Judge(long timestampNs)
    {
        var wasSuspected = IsSuspected;
        _judgement = FloorJudge.Judge(_window, _originNs);
        _likelyInARow = _judgement.Confidence >= RaiseFrom ? Math.Min(_likelyInARow + 1, LikelyToRaise) : 0;
        if (wasSuspected && _judgement.Confidence < WithdrawBelow)
        {
            _detectedAtNs = null;
        }
        else if (!wasSuspected && (_likelyInARow >= LikelyToRaise || _judgement.Confidence >= RaiseAtOnceFrom))
        {
            _detectedAtNs = timestampNs;
        }

        return wasSuspected != IsSuspected;
    }
}
