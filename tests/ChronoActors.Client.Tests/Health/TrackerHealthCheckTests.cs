using ChronoActors.Client.Health;
using ChronoActors.Client.Tests.Connection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Health;

public class TrackerHealthCheckTests : TrackerSpec
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Samples_that_wait_too_long_are_told_until_some_are_acknowledged()
    {
        var handle = Tracker.Track("r");
        Tracker.RecordUsage(handle, 1);
        var batch = NextBatch();
        AwaitAssert(() => Assert.Equal(1, Tracker.Counters.Pending));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync()).Status);
        _time.Advance(TimeSpan.FromSeconds(31));
        var waiting = await CheckAsync();
        Answer(batch, durable: true);
        AwaitAssert(() => Assert.Equal(1, Tracker.Counters.Acknowledged));
        var healed = await CheckAsync();

        Assert.Equal((HealthStatus.Degraded, "1 samples wait and none was acknowledged for 31 s (allowed are 30 s)."), (waiting.Status, waiting.Description));
        Assert.Equal(1L, waiting.Data["pending"]);
        Assert.Equal((HealthStatus.Healthy, "1 samples of 1 resources are delivered, 0 wait."), (healed.Status, healed.Description));
    }

    [Fact]
    public async Task Steady_delivery_with_samples_under_way_is_healthy()
    {
        var handle = Tracker.Track("r");
        for (var i = 0; i < 3; i++)
        {
            Tracker.RecordUsage(handle, i);
            var batch = NextBatch();
            Tracker.RecordUsage(handle, i);
            AwaitAssert(() => Assert.NotEqual(0, Tracker.Counters.Pending));
            Answer(batch, durable: true);
            AwaitAssert(() =>
            {
                Pass(TimeSpan.FromMilliseconds(100));
                Assert.Equal(((2 * i) + 1, 1), (Tracker.Counters.Acknowledged, Tracker.Counters.Pending));
            });
            _time.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal(HealthStatus.Healthy, (await CheckAsync()).Status);
            Answer(NextBatch(), durable: true);
            AwaitAssert(() => Assert.Equal(2 * (i + 1), Tracker.Counters.Acknowledged));
        }
    }

    [Fact]
    public async Task Rejected_samples_are_told_for_a_while_with_their_reasons()
    {
        await CheckAsync();
        Tracker.RecordUsage(Tracker.Track("r"), double.NaN);
        var lost = await CheckAsync();
        _time.Advance(TimeSpan.FromMinutes(4));
        var later = await CheckAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        var over = await CheckAsync();

        Assert.Equal((HealthStatus.Degraded, "1 samples were rejected of late (since the start: NotFinite 1)."), (lost.Status, lost.Description));
        Assert.Equal(HealthStatus.Degraded, later.Status);
        Assert.Equal(HealthStatus.Healthy, over.Status);
    }

    [Fact]
    public async Task It_remembers_between_the_instances_that_the_container_makes()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IResourceTracker>(Tracker);
        services.AddSingleton(new TrackerHealthOptions { TimeProvider = _time });
        services.AddHealthChecks().AddCheck<TrackerHealthCheck>("chronoactors");
        await using var provider = services.BuildServiceProvider();
        var health = provider.GetRequiredService<HealthCheckService>();
        Tracker.RecordUsage(Tracker.Track("r"), 1);
        NextBatch();
        AwaitAssert(() => Assert.Equal(1, Tracker.Counters.Pending));
        var before = await health.CheckHealthAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var after = await health.CheckHealthAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded), (before.Status, after.Status));
    }

    private Task<HealthCheckResult> CheckAsync() =>
        new TrackerHealthCheck(Tracker, new TrackerHealthOptions { TimeProvider = _time }).CheckHealthAsync(new HealthCheckContext());
}
