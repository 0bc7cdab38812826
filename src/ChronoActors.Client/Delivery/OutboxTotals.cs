using System.Collections.Immutable;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>The running totals behind <see cref="OutboxCounters"/>.</summary>
internal sealed class OutboxTotals
{
    private readonly SortedDictionary<RejectionReason, long> _rejected = [];

    public long Enqueued { get; set; }

    public long Pending { get; set; }

    public long InFlight { get; set; }

    public long Acknowledged { get; set; }

    public long Merged { get; set; }

    public long Resent { get; set; }

    public void Reject(RejectionReason reason, long samples)
    {
        if (samples != 0)
        {
            _rejected[reason] = _rejected.GetValueOrDefault(reason) + samples;
        }
    }

    public OutboxCounters ToCounters(int resources) =>
        new(resources, Enqueued, Pending, InFlight, Acknowledged, Merged, Resent, _rejected.ToImmutableSortedDictionary());
}
