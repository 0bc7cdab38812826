using ChronoActors.Client.Recording;
using ChronoActors.Core.Time;

namespace ChronoActors.Client.Tests.Recording;

public class NanoClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void It_follows_the_monotonic_clock_from_the_wall_clocks_start()
    {
        var clock = new NanoClock(_time);
        var start = clock.NowNs;
        Assert.Equal(_time.NowNs(), start);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(start + (2 * UnixTime.NanosecondsPerSecond), clock.NowNs);
    }

    [Theory]
    [InlineData(5000, true)]
    [InlineData(-500, false)]
    [InlineData(-5000, true)]
    public void Anchoring_follows_the_wall_clock_forward_and_back_only_far(int stepMs, bool follows)
    {
        var clock = new NanoClock(_time);
        var before = clock.NowNs;
        _time.SetWall(_time.GetUtcNow().AddMilliseconds(stepMs));
        clock.Anchor();

        Assert.Equal(follows ? before + (stepMs * 1_000_000L) : before, clock.NowNs);
    }
}
