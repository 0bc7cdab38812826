namespace ChronoActors.Agent.Tests.Support;

/// <summary>A clock that moves when the test says so: the wall clock, the monotonic one, or both. Thread-safe.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);
    private long _monotonic = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public int Timers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _monotonic;

    /// <summary>Time passes; timers that are due by then fire once, after it.</summary>
    public void Advance(TimeSpan by) => Advance(by, by);

    /// <summary>As <see cref="Advance(TimeSpan)"/>, with a wall clock that moves differently.</summary>
    public void Advance(TimeSpan monotonic, TimeSpan wall)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _monotonic += monotonic.Ticks;
            _now += wall;
            due = [.. _timers.Where(timer => timer.DueAt <= _monotonic)];
            _timers.RemoveAll(timer => timer.DueAt <= _monotonic);
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public long DueAt { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = time._monotonic + dueTime.Ticks;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
