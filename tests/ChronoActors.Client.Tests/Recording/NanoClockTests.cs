using System.Diagnostics;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Time;

namespace ChronoActors.Client.Tests.Recording;

public class NanoClockTests
{
    private const long Second = UnixTime.NanosecondsPerSecond;
    private readonly ManualTime _time = new();

    [Fact]
    public void It_follows_the_monotonic_clock_from_the_wall_clocks_start()
    {
        var clock = new NanoClock(_time);
        var start = clock.NowNs;
        Assert.Equal(_time.NowNs(), start);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(start + (2 * Second), clock.NowNs);
    }

    [Fact]
    public void Readings_of_one_instant_are_a_nanosecond_apart()
    {
        var clock = new NanoClock(_time);
        var start = clock.NowNs;

        Assert.Equal([start + 1, start + 2, start + 3], Enumerable.Range(0, 3).Select(_ => clock.NowNs));
    }

    [Fact]
    public void A_wall_clock_that_is_ahead_is_followed_within_a_second()
    {
        var clock = new NanoClock(_time);
        _time.SetWall(_time.GetUtcNow().AddHours(1));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(_time.NowNs(), clock.NowNs);
    }

    [Fact]
    public void A_wall_clock_that_was_set_back_is_met_again_at_half_speed()
    {
        var clock = new NanoClock(_time);
        _time.SetWall(_time.GetUtcNow().AddMinutes(-1));
        _time.Advance(TimeSpan.FromSeconds(1));
        var last = clock.NowNs;
        Assert.Equal(_time.NowNs() + (60 * Second), last);
        for (var passed = 0; passed < 119; passed++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            var now = clock.NowNs;
            Assert.Equal(last + (Second / 2), now);
            last = now;
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_time.NowNs(), clock.NowNs);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(_time.NowNs(), clock.NowNs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-90)]
    public void A_difference_within_the_tolerance_is_left_alone(int hundredNs)
    {
        var clock = new NanoClock(_time);
        var start = clock.NowNs;
        _time.SetWall(_time.GetUtcNow().AddTicks(hundredNs));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(start + (3 * Second), clock.NowNs);
    }

    [Fact]
    public void All_threads_together_never_see_a_reading_twice_and_each_sees_them_grow()
    {
        const int Readings = 50_000;
        var clock = NanoClock.Of(TimeProvider.System);
        var seen = new long[4][];
        var threads = Enumerable.Range(0, seen.Length).Select(i => new Thread(() =>
            seen[i] = [.. Enumerable.Range(0, Readings).Select(_ => clock.NowNs)])).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(seen, readings => Assert.True(readings.Zip(readings.Skip(1)).All(pair => pair.First < pair.Second)));
        Assert.Equal(seen.Length * Readings, seen.SelectMany(static readings => readings).Distinct().Count());
    }

    [Fact]
    public void A_reading_that_was_handed_to_another_thread_is_earlier_than_its_next_one()
    {
        var (clock, ball, failures) = (NanoClock.Of(TimeProvider.System), 0L, 0);
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var before = Volatile.Read(ref ball);
                var now = clock.NowNs;
                failures += now > before ? 0 : 1;
                Interlocked.CompareExchange(ref ball, now, before);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(0, failures);
    }

    [Fact]
    public void On_the_systems_time_it_is_fine_grained_and_near_the_wall_clock()
    {
        var clock = NanoClock.Of(TimeProvider.System);
        var steps = Enumerable.Range(0, 10_000).Select(_ => clock.NowNs).ToArray();
        var smallest = steps.Zip(steps.Skip(1)).Min(static pair => pair.Second - pair.First);
        Assert.InRange(smallest, 1, 10 * Second / Stopwatch.Frequency * 100);

        // A preempted thread reads the two clocks far apart: the best of many tries counts.
        var apart = Enumerable.Range(0, 1_000).Min(_ => Math.Abs(clock.NowNs - TimeProvider.System.NowNs()));
        Assert.InRange(apart, 0, 100_000);
    }

    [Fact]
    public void All_trackers_on_the_systems_time_share_one_clock() =>
        Assert.Same(NanoClock.Of(TimeProvider.System), NanoClock.Of(TimeProvider.System));
}
