namespace ChronoActors.Client.Timelines;

/// <summary>What became of the events of a <see cref="Timeline"/>; each is in one of these.</summary>
/// <param name="Scheduled">Events that have not started.</param>
/// <param name="Active">Events that run.</param>
/// <param name="Completed">Events that ended well.</param>
/// <param name="Failed">Events that threw.</param>
/// <param name="Cancelled">Events that were cancelled, before or after they started.</param>
public readonly record struct TimelineCounters(long Scheduled, long Active, long Completed, long Failed, long Cancelled);
