using ChronoActors.Cluster.Resources;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A resource's timers, simulated: rows come, timers ring when they were started for, ticks do what the actor does.</summary>
public class ResourceClockTests
{
    private static readonly TimeSpan ChunkAge = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SleepAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _time = new();
    private readonly List<DateTimeOffset> _timers = [];
    private readonly List<double> _sealedAtSeconds = [];
    private ResourceClock _clock;
    private DateTimeOffset? _opened;
    private int _started;
    private bool _isAsleep;

    [Fact]
    public void A_live_resource_has_one_timer_and_seals_by_age()
    {
        Wake();
        Pass(TimeSpan.FromMinutes(11), every: TimeSpan.FromSeconds(1));
        _started = 0;

        Pass(TimeSpan.FromHours(1), every: TimeSpan.FromSeconds(1));

        Assert.Single(_timers);
        Assert.InRange(_started, 115, 125);
        Assert.All(_sealedAtSeconds, age => Assert.InRange(age, 29.9, 30.1));
        Assert.InRange(_sealedAtSeconds.Count, 135, 145);
        Assert.False(_isAsleep);
    }

    [Fact]
    public void One_that_seals_by_rows_does_not_start_a_timer_for_each_chunk()
    {
        Wake();
        for (var chunk = 0; chunk < 600; chunk++)
        {
            Pass(TimeSpan.FromSeconds(2), every: TimeSpan.FromSeconds(1));
            Seal();
        }

        Assert.InRange(_started, 35, 50);
        Assert.InRange(_timers.Count, 1, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(700)]
    public void It_seals_what_is_open_and_falls_asleep_when_nothing_comes_any_more(int liveSeconds)
    {
        Wake();
        Pass(TimeSpan.FromSeconds(liveSeconds), every: TimeSpan.FromSeconds(1));

        Pass(SleepAfter - TimeSpan.FromSeconds(2), every: null);
        Assert.Null(_opened);
        Assert.False(_isAsleep);

        Pass(TimeSpan.FromSeconds(35), every: null);
        Assert.True(_isAsleep);
        Assert.InRange(_started, 0, (liveSeconds / 30) + 6);
    }

    [Fact]
    public void A_row_now_and_then_is_sealed_in_time()
    {
        Wake();
        Pass(TimeSpan.FromHours(2), every: TimeSpan.FromSeconds(95));

        Assert.All(_sealedAtSeconds, age => Assert.InRange(age, 29.9, 30.1));
        Assert.InRange(_sealedAtSeconds.Count, 74, 76);
        Assert.InRange(_timers.Count, 1, 2);
        Assert.False(_isAsleep);
    }

    [Fact]
    public void A_timer_that_is_a_little_early_counts_and_a_later_one_is_not_forgotten()
    {
        Assert.True(_clock.TrySet(_time, SleepAfter));
        Assert.True(_clock.TrySet(_time, ChunkAge));
        Assert.False(_clock.TrySet(_time, ChunkAge * 2));

        _time.Advance(ChunkAge - TimeSpan.FromSeconds(1));
        Assert.False(_clock.TryRing(_time));
        _time.Advance(TimeSpan.FromMilliseconds(950));
        Assert.True(_clock.TryRing(_time));
        Assert.False(_clock.TryRing(_time));

        _time.Advance(SleepAfter - ChunkAge);
        Assert.True(_clock.TryRing(_time));
    }

    private void Wake()
    {
        _clock.Heard(_time);
        TickIn(_clock.UntilNext(_time, ChunkAge, SleepAfter));
    }

    private void Pass(TimeSpan duration, TimeSpan? every)
    {
        var end = _time.GetUtcNow() + duration;
        var nextRow = _time.GetUtcNow();
        while (_time.GetUtcNow() < end)
        {
            if (every is { } pause && _time.GetUtcNow() >= nextRow)
            {
                nextRow += pause;
                OnRow();
            }

            _time.Advance(Step);
            foreach (var due in _timers.Where(timer => timer <= _time.GetUtcNow()).ToList())
            {
                _timers.Remove(due);
                OnTick();
            }
        }
    }

    private void OnRow()
    {
        _clock.Heard(_time);
        _opened ??= _time.GetUtcNow();
        if (_clock.TryOpen(_time))
        {
            TickIn(ChunkAge);
        }
    }

    private void OnTick()
    {
        if (!_clock.TryRing(_time))
        {
            return;
        }

        var isIdle = _clock.IsIdle(_time, SleepAfter);
        if (_opened is not null && (isIdle || _clock.IsSealDue(_time, ChunkAge)))
        {
            _sealedAtSeconds.Add((_time.GetUtcNow() - _opened.Value).TotalSeconds);
            Seal();
        }
        else if (isIdle)
        {
            _isAsleep = true;
        }

        TickIn(_clock.UntilNext(_time, ChunkAge, SleepAfter));
    }

    private void Seal()
    {
        _opened = null;
        _clock.Sealed();
    }

    private void TickIn(TimeSpan delay)
    {
        if (_clock.TrySet(_time, delay))
        {
            _started++;
            _timers.Add(_time.GetUtcNow() + delay);
        }
    }
}
