namespace ChronoActors.Client.Observing;

/// <summary>How reading observed resources went since the tracker started.</summary>
/// <param name="Read">Values that were read.</param>
/// <param name="Failed">Reads that threw.</param>
/// <param name="Missed">Reads that were left out because an earlier one had not returned, or too many at once had not.</param>
public sealed record ObservationCounters(long Read, long Failed, long Missed);
