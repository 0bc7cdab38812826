using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;

namespace ChronoActors.Client;

/// <summary>The settings of a <see cref="ResourceTracker"/>.</summary>
public sealed record ResourceTrackerOptions
{
    /// <summary>Nodes to ask first, each <c>host:port</c> or <c>akka.tcp://ChronoActors@host:port</c>; at least one to connect.</summary>
    public IReadOnlyList<string> ContactPoints { get; init; } = [];

    /// <summary>What becomes of single values. Default: one row per interval.</summary>
    public RecordingMode Mode { get; init; } = RecordingMode.Interval;

    /// <summary>How often rows are taken, 10 ms to 1 hour. Default 1 s.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long closing waits for what is pending. Default 10 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The address that nodes answer to; by default the local address on the way to the first contact point.</summary>
    public string? Hostname { get; init; }

    /// <summary>Memory, message sizes and retry times of the outbox.</summary>
    public OutboxLimits Limits { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal static TimeSpan RequireInterval(TimeSpan interval, string setting) =>
        interval >= TimeSpan.FromMilliseconds(10) && interval <= TimeSpan.FromHours(1)
            ? interval
            : throw new ArgumentException($"{setting} is {interval}; allowed are 10 ms to 1 hour.");
}
