using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Timelines;

/// <summary>The settings of a <see cref="Timeline"/>.</summary>
public sealed record TimelineOptions
{
    /// <summary>Name of the tracked resources; the label <c>event</c> tells the events apart. Default <c>timeline</c>.</summary>
    public string Name { get; init; } = "timeline";

    /// <summary>Further labels of the tracked resources.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>How use is recorded; what is null is as in the tracker.</summary>
    public TrackOptions Tracking { get; init; } = new();

    /// <summary>
    /// How many different event names are tracked, at least 1. Events with further names run and are tracked together, as the
    /// event <c>(others)</c>. Default 1,000.
    /// </summary>
    public int MaxEvents { get; init; } = 1000;

    /// <summary>The clock of delays, times and durations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
