using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Core.Tests.Alerts;

public class AlertMachineTests
{
    private const long Second = 1_000_000_000;

    private static readonly Threshold Line = new("value", ThresholdDirection.Above, 90, 80)
    {
        Rule = "high",
        For = TimeSpan.FromSeconds(10),
        KeepFiring = TimeSpan.FromSeconds(5),
    };

    [Fact]
    public void It_is_pending_fires_is_kept_firing_and_resolves()
    {
        var alert = new AlertState(Line, false, 0, 0);
        Step(ref alert, 1, 91, AlertPhase.Pending);
        Step(ref alert, 10, 99, AlertPhase.Pending);
        Assert.Equal(new AlertRaised(Line, 11 * Second, 95), Step(ref alert, 11, 95, AlertPhase.Firing));
        Step(ref alert, 12, 85, AlertPhase.Firing);
        Step(ref alert, 13, 80, AlertPhase.KeepFiring);
        Step(ref alert, 17, 10, AlertPhase.KeepFiring);
        Assert.Equal(new AlertCleared(Line, 18 * Second, 10), Step(ref alert, 18, 10, AlertPhase.Normal));
    }

    [Fact]
    public void A_sample_that_says_otherwise_begins_the_wait_anew()
    {
        var alert = new AlertState(Line, false, 0, 0);
        Step(ref alert, 1, 91, AlertPhase.Pending);
        Step(ref alert, 9, 90, AlertPhase.Normal);
        Step(ref alert, 10, 91, AlertPhase.Pending);
        Assert.Null(Step(ref alert, 19, 91, AlertPhase.Pending));
        Assert.NotNull(Step(ref alert, 20, 91, AlertPhase.Firing));
        Step(ref alert, 21, 80, AlertPhase.KeepFiring);
        Step(ref alert, 25, 81, AlertPhase.Firing);
        Step(ref alert, 26, 80, AlertPhase.KeepFiring);
        Assert.Null(Step(ref alert, 30, 80, AlertPhase.KeepFiring));
        Assert.NotNull(Step(ref alert, 31, 80, AlertPhase.Normal));
    }

    [Fact]
    public void A_sample_that_changes_nothing_allocates_nothing()
    {
        AlertState[] states =
        [
            new(Line, false, 0, 0), new(Line, false, 0, 0) { WaitingSinceNs = Second }, new(Line, true, 1, 95), new(Line, true, 1, 95) { WaitingSinceNs = Second },
        ];
        double[] figures = [1, 95, 95, 1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 4_000; i++)
        {
            var state = states[i % 4];
            Assert.True(ReferenceEquals(state, AlertMachine.After(state, 2 * Second, figures[i % 4], out _)));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static IResourceEvent? Step(ref AlertState alert, long second, double value, AlertPhase expected)
    {
        alert = AlertMachine.After(alert, second * Second, value, out var transition);
        Assert.Equal(expected, alert.Phase);
        return transition;
    }
}
