using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tests.Alerts;

/// <summary>
/// What a rule should do, the slow and simple way: for each sample it looks back over all samples that were newest when they came. It
/// knows no restarts: nothing that happens to a process may be seen from outside.
/// </summary>
internal sealed class StateModel
{
    private readonly List<(long AtNs, double Value)> _samples = [];
    private int _from;

    public List<(bool IsRaised, long AtNs, double Value)> Transitions { get; } = [];

    public bool IsRaised { get; private set; }

    public AlertPhase Phase { get; private set; }

    /// <summary>The alert is looked at anew from here, as when its rule is removed.</summary>
    public void Forget()
    {
        _from = _samples.Count;
        (IsRaised, Phase) = (false, AlertPhase.Normal);
    }

    public void Add(AlertRule rule, long atNs, double value)
    {
        if (_samples.Count > 0 && atNs < _samples.Max(static sample => sample.AtNs))
        {
            return;
        }

        _samples.Add((atNs, value));
        var line = (ValueCrosses)rule.Condition;
        bool Bad(double of) => line.Direction == ThresholdDirection.Above ? of > line.Value : of < line.Value;
        bool Good(double of) => line.Direction == ThresholdDirection.Above ? of <= line.ClearValue : of >= line.ClearValue;

        // The unbroken run of samples at the end that speak against the state.
        var start = _samples.Count;
        while (start > _from && (IsRaised ? Good(_samples[start - 1].Value) : Bad(_samples[start - 1].Value)))
        {
            start--;
        }

        var isAgainst = start < _samples.Count;
        var wait = IsRaised ? rule.KeepFiring : rule.For;
        if (isAgainst && atNs - _samples[start].AtNs >= wait.Ticks * 100)
        {
            IsRaised = !IsRaised;
            Transitions.Add((IsRaised, atNs, value));
            _from = _samples.Count;
            isAgainst = false;
        }

        Phase = (IsRaised, isAgainst) switch
        {
            (false, false) => AlertPhase.Normal,
            (false, true) => AlertPhase.Pending,
            (true, false) => AlertPhase.Firing,
            (true, true) => AlertPhase.KeepFiring,
        };
    }
}
