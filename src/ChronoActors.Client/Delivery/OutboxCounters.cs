using System.Collections.Immutable;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>
/// What became of everything that was put into an <see cref="Outbox"/>. Figures count samples (one metric's value in a row) since
/// the start, and <c>Enqueued = Pending + Acknowledged + Merged + Rejected</c> at any time.
/// </summary>
/// <param name="Resources">Resources that are tracked.</param>
/// <param name="Enqueued">Samples put in.</param>
/// <param name="Pending">Samples that wait: unsent, or sent and not yet durable.</param>
/// <param name="InFlight">The part of <paramref name="Pending"/> that was sent.</param>
/// <param name="Acknowledged">Samples that are durable in the cluster.</param>
/// <param name="Merged">Samples that became part of a neighbouring one because memory was full: in its min, max, sum and count.</param>
/// <param name="Resent">Samples sent again, each time counted.</param>
/// <param name="Rejected">Samples that were not taken, by reason; reasons without samples are absent.</param>
public sealed record OutboxCounters(
    int Resources,
    long Enqueued,
    long Pending,
    long InFlight,
    long Acknowledged,
    long Merged,
    long Resent,
    ImmutableSortedDictionary<RejectionReason, long> Rejected)
{
    /// <summary>Nothing yet.</summary>
    public static OutboxCounters Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, ImmutableSortedDictionary<RejectionReason, long>.Empty);

    /// <summary>Samples rejected for any reason.</summary>
    public long RejectedInAll => Rejected.Values.Sum();
}
