using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Pools;

/// <summary>The settings of a <see cref="ResourcePool"/>.</summary>
public sealed record ResourcePoolOptions
{
    /// <summary>Name of the tracked resources; the label <c>resource</c> tells the capacities apart. Default <c>pool</c>.</summary>
    public string Name { get; init; } = "pool";

    /// <summary>Further labels of the tracked resources. Pools of one name in one process need labels that differ.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>
    /// How use is recorded. Default: as interval values, where a level that does not change is recorded too, each
    /// <see cref="CheckEvery"/>. With <see cref="RecordingMode.EverySample"/> each change is a row.
    /// </summary>
    public TrackOptions Tracking { get; init; } = new(RecordingMode.Interval);

    /// <summary>After which age a lease counts as a leak; null for never. Default 10 minutes.</summary>
    public TimeSpan? LeakAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether leases remember the stack that acquired them: some 10 µs and 1 KB each. Default false.</summary>
    public bool CaptureOrigins { get; init; }

    /// <summary>Gets each leak once, on a thread of the thread pool. What it throws is counted in <see cref="ResourcePool.CallbackFaults"/>.</summary>
    public Action<LeaseLeak>? OnLeak { get; init; }

    /// <summary>How often leases are looked through for leaks and levels are recorded, 10 ms to 1 hour. Default 1 s.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock of time-outs, ages and checks.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
