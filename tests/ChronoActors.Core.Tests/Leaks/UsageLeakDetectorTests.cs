using ChronoActors.Core.Leaks;

namespace ChronoActors.Core.Tests.Leaks;

public class UsageLeakDetectorTests
{
    private const long Second = 1_000_000_000;
    private const long Origin = 1_700_000_000 * Second;
    private const int Count = 720;

    [Fact]
    public void A_constant_is_no_leak() => Assert.False(Run(_ => 5e9).IsSuspected);

    [Fact]
    public void A_straight_rise_is_a_leak() => Assert.True(Run(i => 1e9 + (1e6 * i)).VerdictFor() is { IsSuspected: true, Confidence: > 0.9 });

    [Fact]
    public void A_straight_fall_is_no_leak() => Assert.False(Run(i => 1e9 - (1e6 * i)).IsSuspected);

    [Fact]
    public void A_single_step_is_no_leak() => Assert.False(Run(i => i < 400 ? 1e9 : 2e9).IsSuspected);

    [Fact]
    public void A_collector_that_comes_back_to_its_floor_is_no_leak() => Assert.False(Run(i => 1e9 + (1e7 * (i % 37))).IsSuspected);

    [Fact]
    public void A_rise_under_a_collector_is_a_leak() => Assert.True(Run(i => 1e9 + (1e7 * (i % 37)) + (1e6 * i)).IsSuspected);

    [Fact]
    public void A_rise_that_restarts_cut_is_a_leak_and_they_are_counted()
    {
        var verdict = Run(i => i % 240 < 4 && i > 4 ? 1e8 : 1e9 + (1e6 * (i % 240))).VerdictFor();
        Assert.True(verdict.IsSuspected);
        Assert.Equal(2, verdict.Restarts);
        Assert.Contains("after 2 restarts too", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_steeper_rise_under_the_same_noise_never_ends_the_suspicion()
    {
        var noise = new LeakCaseNoise(new Random(1));
        var noises = Enumerable.Range(0, Count).Select(_ => noise.Gaussian()).ToArray();
        var isSuspected = new[] { 0, 0.5, 1, 2, 4, 8, 16, 32 }.Select(rise => Run(i => 100 + noises[i] + (rise * i / Count)).IsSuspected).ToArray();
        Assert.False(isSuspected[0]);
        Assert.True(isSuspected[^1]);
        Assert.Equal(isSuspected.Order(), isSuspected);
    }

    [Fact]
    public void An_alarm_in_a_warm_up_is_withdrawn_when_it_levels_off()
    {
        var detector = new UsageLeakDetector();
        List<bool> changes = [];
        for (var i = 0; i < 4 * Count; i++)
        {
            if (detector.Add(Origin + (i * 10 * Second), 1e9 + (1e6 * Math.Min(i, Count))))
            {
                changes.Add(detector.IsSuspected);
            }
        }

        Assert.Equal([true, false], changes);
        Assert.Equal(FloorFinding.LevelledOff, detector.VerdictFor().Finding);
    }

    [Fact]
    public void The_verdict_explains_itself_with_its_numbers()
    {
        var verdict = Run(i => 1e9 + (1e6 * i)).VerdictFor(limit: 3e9);
        Assert.Equal(3.6e8, verdict.GrowthPerHour!.Value, 1e7);
        Assert.Equal(3.6, verdict.UntilLimit!.Value.TotalHours, 0.3);
        Assert.Equal(Origin, verdict.StartNs!.Value, 600e9);
        Assert.Matches("^Leak: the floor has risen by .* since 2023-11-14 .*, 3.6E.08 per hour, .* it reaches the limit of 3E.09 in .* hours\\.$", verdict.Explanation);
    }

    [Fact]
    public void A_limit_that_is_reached_leaves_no_time() => Assert.Equal(TimeSpan.Zero, Run(i => 1e9 + (1e6 * i)).VerdictFor(limit: 1e9).UntilLimit);

    [Fact]
    public void A_few_samples_are_too_early()
    {
        var verdict = Run(i => i, count: 30).VerdictFor(limit: 100);
        Assert.Equal((FloorFinding.TooEarly, null, null), (verdict.Finding, verdict.UntilLimit, verdict.StartNs));
        Assert.StartsWith("Too early", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Older_samples_and_values_that_are_no_numbers_are_ignored()
    {
        var clean = new UsageLeakDetector();
        var dirty = new UsageLeakDetector();
        for (var i = 0; i < Count; i++)
        {
            clean.Add(Origin + (i * Second), i);
            dirty.Add(Origin + (i * Second), i);
            Assert.False(dirty.Add(Origin + ((i - 1) * Second), -1000));
            Assert.False(dirty.Add(Origin + (i * Second), double.NaN));
            Assert.False(dirty.Add(Origin + (i * Second), double.PositiveInfinity));
        }

        Assert.Equal(clean.State.Buckets, dirty.State.Buckets);
        Assert.Equal(clean.VerdictFor().Explanation, dirty.VerdictFor().Explanation);
    }

    [Fact]
    public void A_state_of_too_many_buckets_is_refused() =>
        Assert.Throws<ArgumentException>(() => new UsageLeakDetector(new UsageLeakState { BucketSeconds = 1, Buckets = new FloorBucket[49] }));

    [Fact]
    public void A_detector_of_any_age_takes_at_most_a_kilobyte_and_no_sample_allocates()
    {
        const int detectors = 1000;
        var all = new UsageLeakDetector[detectors];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < detectors; i++)
        {
            all[i] = new UsageLeakDetector();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / detectors, 1, 1024);
        before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
        {
            all[0].Add(Origin + (i * 30 * Second), i % 1000);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(all[0].State.Buckets.Count, 24, 48);
    }

    private static UsageLeakDetector Run(Func<int, double> value, int count = Count)
    {
        var detector = new UsageLeakDetector();
        for (var i = 0; i < count; i++)
        {
            detector.Add(Origin + (i * 10 * Second), value(i));
        }

        return detector;
    }
}
