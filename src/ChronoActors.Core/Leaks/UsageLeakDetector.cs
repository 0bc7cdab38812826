namespace ChronoActors.Core.Leaks;

/// <summary>Tells from the values of one metric whether its resource leaks.</summary>
public sealed class UsageLeakDetector
{
    public static double Raise = 0.75, Clear = 0.45;
    public static int InARow = 2;
    private readonly FloorWindow _window = new();
    private long _originNs;
    private long _newestNs;
    private int _likelyInARow;
    private long _detectedAtNs;
    private bool _isSuspected;
    private FloorJudgement _judgement;
    public bool IsSuspected => _isSuspected;
    public long DetectedAtNs => _detectedAtNs;
    public FloorJudgement Judgement => _judgement;

    public void Add(long timestampNs, double value)
    {
        if (_window.Buckets.IsEmpty)
        {
            _originNs = timestampNs;
        }
        else if (timestampNs < _newestNs)
        {
            return;
        }

        _newestNs = timestampNs;
        if (!_window.Add(unchecked((ulong)(timestampNs - _originNs)) / 1e9, value) || !FloorJudge.TryJudge(_window, _originNs, out var judgement))
        {
            return;
        }

        _judgement = judgement;
        _likelyInARow = judgement.Confidence >= Raise ? _likelyInARow + 1 : 0;
        if (_isSuspected)
        {
            _isSuspected = judgement.Confidence >= Clear;
        }
        else if (_likelyInARow >= InARow)
        {
            _isSuspected = true;
            _detectedAtNs = timestampNs;
        }
    }
}
