using System.Globalization;

namespace ChronoActors.Core.Tests.Leaks;

/// <summary>How often a method was right, and how soon.</summary>
internal sealed class LeakScore
{
    private readonly List<double> _delays = [];
    private readonly SortedDictionary<string, int> _wrong = [];
    private int _found;
    private int _missed;
    private int _false;
    private double _days;

    public double Precision => (double)_found / Math.Max(1, _found + _false);

    public double Recall => (double)_found / Math.Max(1, _found + _missed);

    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    public double FalseAlarmsPerDay => _false / _days;

    /// <summary>The median time from the start of a leak to the alarm that stands at the end, as a share of the window.</summary>
    public double MedianDelay => _delays.Order().ElementAtOrDefault(_delays.Count / 2);

    public static LeakScore Of(IEnumerable<LeakCase> cases, Func<LeakCase, long?> detect)
    {
        var score = new LeakScore();
        foreach (var one in cases)
        {
            score.Add(one, detect(one));
        }

        return score;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"precision {Precision:F3} recall {Recall:F3} F1 {F1:F3} false alarms/day {FalseAlarmsPerDay:F4} median delay {MedianDelay:F3}; wrong: {Wrong}");

    private string Wrong => string.Join(", ", _wrong.Select(wrong => $"{wrong.Key} {wrong.Value}"));

    private void Add(LeakCase one, long? detectedAtNs)
    {
        if (!one.IsLeak)
        {
            _days += one.WindowNs / 86_400e9;
        }

        if (one.IsLeak != detectedAtNs is not null)
        {
            _wrong[one.Kind] = _wrong.GetValueOrDefault(one.Kind) + 1;
        }

        _ = (one.IsLeak, detectedAtNs) switch
        {
            (true, null) => _missed++,
            (false, { }) => _false++,
            (true, _) => _found++,
            _ => 0,
        };
        if (one.IsLeak && detectedAtNs >= one.LeakStartNs)
        {
            _delays.Add((detectedAtNs.Value - one.LeakStartNs) / one.WindowNs);
        }
    }
}
