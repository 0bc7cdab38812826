using System.Collections.Immutable;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tracking;

/// <summary>The resource is tracked from here on, or has got a new type or more metrics.</summary>
/// <param name="Declaration">All metrics known so far, in the order of the resource's columns.</param>
public sealed record ResourceDeclared(ResourceDeclaration Declaration) : IResourceEvent;

/// <summary>A sealed chunk of rows, and how far it takes the producers that sent them.</summary>
/// <param name="Chunk">The rows in the order of arrival, encoded by the chunk codec; empty when all were rejected.</param>
/// <param name="Cursors">The last sequence of each producer with rows in it.</param>
/// <param name="Rejected">Samples rejected beside them, by reason.</param>
public sealed record RowsRecorded(
    ReadOnlyMemory<byte> Chunk,
    ImmutableArray<ProducerCursor> Cursors,
    ImmutableArray<RejectionCount> Rejected) : IResourceEvent;

/// <summary>A number of samples rejected for one reason.</summary>
public readonly record struct RejectionCount(RejectionReason Reason, long Samples);

/// <summary>A threshold was set, in the place of an earlier one of the same metric and direction.</summary>
public sealed record ThresholdAdopted(Threshold Threshold) : IResourceEvent;

/// <summary>The threshold of a metric and direction was removed.</summary>
public sealed record ThresholdDropped(string Metric, ThresholdDirection Direction) : IResourceEvent
{
    /// <summary>The rule that no longer applies; empty for a threshold of the resource's own.</summary>
    public string Rule { get; init; } = "";
}

/// <summary>A value crossed a threshold.</summary>
/// <param name="Threshold">The threshold as it was then.</param>
/// <param name="AtNs">Timestamp of the sample, nanoseconds since the Unix epoch.</param>
/// <param name="Value">The value that crossed.</param>
public sealed record AlertRaised(Threshold Threshold, long AtNs, double Value) : IResourceEvent;

/// <summary>A value came back.</summary>
/// <inheritdoc cref="AlertRaised"/>
public sealed record AlertCleared(Threshold Threshold, long AtNs, double Value) : IResourceEvent;

/// <summary>
/// Which alerts wait: pending ones to be raised, raised ones to be cleared. Written along with the rows that made them wait; rows
/// after these come again if the resource dies.
/// </summary>
/// <param name="Waits">All of them; others do not wait.</param>
public sealed record AlertsWaiting(ImmutableArray<AlertWait> Waits) : IResourceEvent;

/// <summary>An alert that waits.</summary>
/// <param name="Threshold">Its threshold.</param>
/// <param name="SinceNs">Timestamp of the sample since when, nanoseconds since the Unix epoch.</param>
public sealed record AlertWait(Threshold Threshold, long SinceNs);

/// <summary>The alert log has the transitions of rules up to an event of this resource.</summary>
/// <param name="UpTo">The number of the event in the resource's journal.</param>
public sealed record TransitionsLogged(long UpTo) : IResourceEvent;

/// <summary>The resource is no longer tracked: statistics, thresholds and alerts are forgotten, the history stays.</summary>
public sealed record ResourceUntracked : IResourceEvent;
