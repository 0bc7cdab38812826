using ChronoActors.Client.Connection;
using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using Microsoft.Extensions.Logging;

namespace ChronoActors.Client;

/// <summary>
/// The settings of a <see cref="ResourceTracker"/>. A tracker takes a copy when it is made. With <c>AddChronoActors</c> they are
/// read from the configuration section <c>ChronoActors</c>, for example <c>ChronoActors__Interval=00:00:05</c> in the environment.
/// </summary>
public sealed record ResourceTrackerOptions
{
    /// <summary>The configuration section that <c>AddChronoActors</c> reads.</summary>
    public const string Section = "ChronoActors";

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestClose = TimeSpan.FromHours(1);

    /// <summary>Nodes to ask first, each <c>host:port</c> or <c>akka.tcp://ChronoActors@host:port</c>; at least one to connect.</summary>
    public IReadOnlyList<string> ContactPoints { get; set; } = [];

    /// <summary>What becomes of single values. Default: one row per interval.</summary>
    public RecordingMode Mode { get; set; } = RecordingMode.Interval;

    /// <summary>How often rows are taken and observed resources are read, 10 ms to 1 hour. Default 1 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long closing waits for what is pending, 0 to 1 hour. Default 10 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The address that nodes answer to; by default the local address on the way to the first contact point.</summary>
    public string? Hostname { get; set; }

    /// <summary>
    /// Whether to note for each handle where it was tracked, to be told if it leaks. Default off: a stack trace for
    /// each tracked handle costs tens of microseconds and some kilobytes.
    /// </summary>
    public bool NoteHandleOrigins { get; set; }

    /// <summary>Memory, message sizes and retry times of the outbox.</summary>
    public OutboxLimits Limits { get; set; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where warnings go; null for the actor system's log, or, before there is one, <see cref="System.Diagnostics.Trace"/>.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>What is wrong with the settings: a sentence per fault that names the setting, its value and what is allowed.</summary>
    public IEnumerable<string> Faults()
    {
        if (ContactPoints is null)
        {
            yield return $"{nameof(ContactPoints)} is null; give a list, which may be empty.";
        }

        foreach (var contact in ContactPoints ?? [])
        {
            if (ContactPoint.Fault(contact) is { } fault)
            {
                yield return $"{nameof(ContactPoints)}: {fault}";
            }
        }

        if (!Enum.IsDefined(Mode))
        {
            yield return $"{nameof(Mode)} is {Mode}; allowed are {string.Join(" and ", Enum.GetNames<RecordingMode>())}.";
        }

        if (IntervalFault(Interval, nameof(Interval)) is { } interval)
        {
            yield return interval;
        }

        if (CloseTimeout < TimeSpan.Zero || CloseTimeout > LongestClose)
        {
            yield return $"{nameof(CloseTimeout)} is {CloseTimeout}; allowed are 0 to 1 hour.";
        }

        if (Hostname is { } name && Uri.CheckHostName(name) == UriHostNameType.Unknown)
        {
            yield return $"{nameof(Hostname)} is \"{name}\"; allowed are a host name and an IP address, without a port.";
        }

        if (TimeProvider is null)
        {
            yield return $"{nameof(TimeProvider)} is null; {nameof(TimeProvider)}.{nameof(TimeProvider.System)} is the default.";
        }

        foreach (var fault in Limits?.Faults() ?? [$"{nameof(Limits)} is null."])
        {
            yield return $"{nameof(Limits)}:{fault}";
        }
    }

    internal static TimeSpan RequireInterval(TimeSpan interval, string setting) =>
        IntervalFault(interval, setting) is { } fault ? throw new ArgumentException(fault) : interval;

    private static string? IntervalFault(TimeSpan interval, string setting) => interval >= ShortestInterval && interval <= LongestInterval
        ? null
        : $"{setting} is {interval}; allowed are 10 ms to 1 hour.";
}
