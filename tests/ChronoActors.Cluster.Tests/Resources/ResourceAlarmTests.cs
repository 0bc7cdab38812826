using ChronoActors.Cluster.Resources;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Cluster.Tests.Resources;

public class ResourceAlarmTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void However_often_it_is_set_one_timer_is_started_until_it_rings()
    {
        var alarm = default(ResourceAlarm);
        var started = 0;
        for (var second = 0; second < 600; second++)
        {
            started += alarm.TrySet(_time, Delay) ? 1 : 0;
            Assert.False(alarm.TryRing(_time));
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(2_000_000));
        }

        Assert.Equal(1, started);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(alarm.TryRing(_time));
        Assert.False(alarm.TryRing(_time));
        Assert.True(alarm.TrySet(_time, Delay));
    }

    [Fact]
    public void One_that_is_not_set_never_rings() => Assert.False(default(ResourceAlarm).TryRing(_time));
}
