namespace ChronoActors.Client.Timelines;

/// <summary>When an event of a <see cref="Timeline"/> starts: at once, after a delay, or at a time. A delay or a time converts to it.</summary>
public readonly record struct EventTime
{
    private readonly TimeSpan _delay;
    private readonly DateTimeOffset? _at;

    private EventTime(TimeSpan delay, DateTimeOffset? at) => (_delay, _at) = (delay, at);

    /// <summary>At once; the default.</summary>
    public static EventTime Now => default;

    /// <summary>After a delay; zero and less is at once.</summary>
    public static EventTime After(TimeSpan delay) => new(delay, null);

    /// <summary>When the wall clock shows a time; at once if it is past.</summary>
    public static EventTime At(DateTimeOffset time) => new(default, time);

    /// <summary><see cref="After"/>.</summary>
    public static implicit operator EventTime(TimeSpan delay) => After(delay);

    /// <summary><see cref="At"/>.</summary>
    public static implicit operator EventTime(DateTimeOffset time) => At(time);

    /// <summary><see cref="After"/>.</summary>
    public static EventTime FromTimeSpan(TimeSpan delay) => After(delay);

    /// <summary><see cref="At"/>.</summary>
    public static EventTime FromDateTimeOffset(DateTimeOffset time) => At(time);

    /// <summary>How long it is until then, for an event that was added at some timestamp of the clock.</summary>
    internal TimeSpan Remaining(TimeProvider time, long addedAt) =>
        _at is { } at ? at - time.GetUtcNow() : _delay - time.GetElapsedTime(addedAt);
}
