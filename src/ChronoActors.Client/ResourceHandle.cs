using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>A tracked resource in this process; what <see cref="IResourceTracker.Track(ResourceDeclaration, TrackOptions?)"/> gives and recording takes. Thread-safe.</summary>
public sealed class ResourceHandle
{
    internal ResourceHandle(IResourceTracker tracker, ResourceDeclaration declaration, Recorder recorder, TimeSpan interval)
    {
        Tracker = tracker;
        Declaration = declaration;
        Recorder = recorder;
        IntervalNs = interval.Ticks * 100;
    }

    /// <summary>The resource: identity, type and metrics.</summary>
    public ResourceDeclaration Declaration { get; }

    /// <summary>Whether <see cref="IResourceTracker.UntrackAsync"/> was called: what is recorded from then on is counted as rejected.</summary>
    public bool IsUntracked { get; private set; }

    internal IResourceTracker Tracker { get; }

    internal Recorder Recorder { get; }

    internal long IntervalNs { get; }

    /// <summary>When the next row is due, by the monotonic clock; belongs to the collector.</summary>
    internal long DueNs { get; set; }

    /// <summary>The outbox's number for the resource; belongs to the collector.</summary>
    internal int OutboxHandle { get; set; }

    internal void Close()
    {
        IsUntracked = true;
        Recorder.Close();
    }

    /// <summary>The canonical identity.</summary>
    public override string ToString() => Declaration.Id.ToString();
}
