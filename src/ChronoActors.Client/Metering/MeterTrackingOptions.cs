using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Metering;

/// <summary>The settings of a <see cref="MeterTracking"/>.</summary>
public sealed record MeterTrackingOptions
{
    /// <summary>
    /// Which meters are tracked, at least one: names, or patterns with <c>*</c> for any characters and <c>?</c> for one, for
    /// example <c>System.Runtime</c>, <c>Microsoft.AspNetCore.*</c>, <c>Npgsql</c>. Case matters.
    /// </summary>
    public IReadOnlyList<string> Meters { get; init; } = [];

    /// <summary>
    /// Labels of all resources, for example what tells this process from others of its kind: two processes that record the same
    /// resource are one for the cluster.
    /// </summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>How often observable instruments are read and rates are taken, 10 ms to 1 hour. Default 1 s.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many sets of tags of one instrument are tracked, at least 1. Measurements with further sets are counted in
    /// <see cref="MeterTrackingCounters.BeyondLimit"/> and nothing else. Default 200.
    /// </summary>
    public int MaxTagSets { get; init; } = 200;

    /// <summary>The same limit for all instruments together. Default 5,000.</summary>
    public int MaxResources { get; init; } = 5000;

    /// <summary>The clock of the interval.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
