using System.Collections.Immutable;
using ChronoActors.Client.Delivery;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>Samples that were turned away in this process, before the outbox saw them. Thread-safe.</summary>
internal sealed class LocalRejections
{
    private static readonly RejectionReason[] Reasons = Enum.GetValues<RejectionReason>();
    private readonly long[] _samples = new long[Reasons.Length];

    public void Count(RejectionReason reason, long samples) => Interlocked.Add(ref _samples[(int)reason], samples);

    /// <summary>An outbox's counters with these added.</summary>
    public OutboxCounters AddTo(OutboxCounters counters, long mergedBefore)
    {
        var rejected = counters.Rejected;
        var all = mergedBefore;
        foreach (var reason in Reasons)
        {
            var samples = Interlocked.Read(ref _samples[(int)reason]);
            if (samples > 0)
            {
                all += samples;
                rejected = rejected.SetItem(reason, rejected.GetValueOrDefault(reason) + samples);
            }
        }

        return counters with { Enqueued = counters.Enqueued + all, Merged = counters.Merged + mergedBefore, Rejected = rejected };
    }
}
