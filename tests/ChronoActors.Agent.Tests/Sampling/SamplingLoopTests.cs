using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Tests.Support;
using ChronoActors.Core.Time;

namespace ChronoActors.Agent.Tests.Sampling;

public sealed class SamplingLoopTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly MemoryLogger _log = new();
    private readonly SamplingCounters _counters = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>The whole second before the manual clock's start.</summary>
    private long StartNs { get; } = UnixTime.FromDateTimeOffset(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop);
        _stop.Dispose();
    }

    [Fact]
    public async Task Ticks_are_whole_seconds_and_longer_intervals_whole_multiples()
    {
        var fast = new FakeSampler();
        var slow = new FakeSampler();
        Run((fast, 1), (slow, 3));
        for (var i = 0; i < 7; i++)
        {
            await Step(Second);
        }

        Assert.Equal(Seconds(1, 2, 3, 4, 5, 6, 7), fast.Ticks);
        Assert.Equal(Seconds(3, 6), slow.Ticks);
        Assert.Equal(9, _counters.Samples);
        Assert.Equal(Seconds(7).Single(), _counters.LastTickNs);
    }

    [Fact]
    public async Task Late_tick_is_skipped_and_not_doubled()
    {
        var sampler = new FakeSampler();
        Run((sampler, 1));
        await Step(Second);
        await Step(TimeSpan.FromSeconds(4.5));
        await Step(Second);

        Assert.Equal(Seconds(1, 5, 6), sampler.Ticks);
        Assert.Equal(3, _counters.SkippedTicks);
    }

    [Fact]
    public async Task Clock_that_is_set_back_is_followed_by_all()
    {
        var fast = new FakeSampler();
        var slow = new FakeSampler();
        Run((fast, 1), (slow, 3));
        await Step(Second);
        await Step(Second, TimeSpan.FromSeconds(-3599));
        for (var i = 0; i < 4; i++)
        {
            await Step(Second);
        }

        Assert.Equal(Seconds(1, -3598, -3597, -3596, -3595, -3594), fast.Ticks);
        Assert.Equal(Seconds(-3597, -3594), slow.Ticks);
    }

    [Fact]
    public async Task Sampler_that_throws_is_logged_once_per_kind_and_the_others_go_on()
    {
        var calls = 0;
        var bad = new FakeSampler(() => throw (calls++ % 2 == 0 ? new InvalidDataException("odd") : new IOException("even")));
        var good = new FakeSampler();
        Run((bad, 1), (good, 1));
        for (var i = 0; i < 6; i++)
        {
            await Step(Second);
        }

        Assert.Equal(6, good.Ticks.Count);
        Assert.Equal(6, bad.Ticks.Count);
        Assert.Equal(2, _log.Lines.Count);
        Assert.Equal(6, _counters.Failures);
        Assert.Equal(6, _counters.Samples);
    }

    [Fact]
    public async Task Samplers_look_for_what_has_come_every_30_seconds()
    {
        var sampler = new FakeSampler();
        Run((sampler, 1));
        for (var i = 0; i < 29; i++)
        {
            await Step(Second);
        }

        Assert.Equal(0, sampler.Rescans);
        await Step(Second);
        await Step(Second);
        Assert.Equal(1, sampler.Rescans);
    }

    private void Run(params (FakeSampler Sampler, int Seconds)[] samplers) =>
        _loop = new SamplingLoop(
            [.. samplers.Select(entry => new ScheduledSampler(entry.Sampler, TimeSpan.FromSeconds(entry.Seconds), new FaultLog("fake", _log), _counters))],
            _time).RunAsync(_stop.Token);

    private Task Step(TimeSpan by) => Step(by, by);

    /// <summary>Lets time pass once the loop sleeps, and waits until it sleeps again.</summary>
    private async Task Step(TimeSpan monotonic, TimeSpan wall)
    {
        await Eventually.IsTrue(() => _time.Timers == 1, "the loop's sleep");
        _time.Advance(monotonic, wall);
        await Eventually.IsTrue(() => _time.Timers == 1, "the loop's next sleep");
    }

    private IEnumerable<long> Seconds(params int[] seconds) => seconds.Select(second => StartNs + (second * 1_000_000_000L));
}
