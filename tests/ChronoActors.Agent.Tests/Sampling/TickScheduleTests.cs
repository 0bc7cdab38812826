using ChronoActors.Agent.Sampling;
using CsCheck;

namespace ChronoActors.Agent.Tests.Sampling;

public sealed class TickScheduleTests
{
    private const long Second = 1_000_000_000;

    private static readonly Gen<(long Now, long Interval)> Moments =
        Gen.Select(Gen.Long[-4_000_000_000 * Second, 4_000_000_000 * Second], Gen.Long[1, 36_000].Select(static tenths => tenths * Second / 10));

    [Fact]
    public void Next_tick_is_the_first_multiple_after_now() => Moments.Sample(static moment =>
    {
        var tick = TickSchedule.After(moment.Now, moment.Interval);
        return tick % moment.Interval == 0 && tick > moment.Now && tick - moment.Now <= moment.Interval;
    });

    [Theory]
    [InlineData(10 * Second, 10 * Second)]
    [InlineData((10 * Second) - 1, 10 * Second)]
    [InlineData((11 * Second) - 1, 10 * Second)]
    [InlineData(11 * Second, 11 * Second)]
    [InlineData((13 * Second) + 5, 13 * Second)]
    [InlineData((7 * Second) + 5, 7 * Second)]
    public void Due_tick_is_the_planned_one_unless_the_clock_is_a_whole_interval_away(long now, long expected) =>
        Assert.Equal(expected, TickSchedule.Due(10 * Second, now, Second));
}
