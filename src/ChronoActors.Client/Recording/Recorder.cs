using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Recording;

/// <summary>
/// Where recorded values wait until they are collected. Any number of threads record, one collects. What is done inside the
/// gate takes nanoseconds and does not throw.
/// </summary>
internal abstract class Recorder
{
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private bool _isClosed;

    /// <summary>Takes a value of one metric.</summary>
    public RejectionReason Record(int metric, double value, long timestampNs)
    {
        if (!double.IsFinite(value))
        {
            return RejectionReason.NotFinite;
        }

        var taken = false;
        _gate.Enter(ref taken);
        var reason = _isClosed ? RejectionReason.Untracked : Add(metric, value, timestampNs);
        _gate.Exit(useMemoryBarrier: false);
        return reason;
    }

    /// <summary>Takes a row; gives why samples of it were rejected, and how many.</summary>
    public (RejectionReason Reason, int Samples) Record(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        var taken = false;
        _gate.Enter(ref taken);
        var result = _isClosed
            ? (RejectionReason.Untracked, present.IsEmpty ? values.Length : present.Count(true))
            : (RejectionReason.NotFinite, Add(values, present, timestampNs));
        _gate.Exit(useMemoryBarrier: false);
        return result;
    }

    /// <summary>Takes nothing from now on; what it took before is there to be collected.</summary>
    public void Close()
    {
        var taken = false;
        _gate.Enter(ref taken);
        _isClosed = true;
        _gate.Exit(useMemoryBarrier: true);
    }

    /// <summary>Takes out what was recorded. The rows are valid until the next call.</summary>
    /// <param name="scratch">A block that may be used for the rows.</param>
    /// <param name="merged">Samples that had to be merged to keep memory bounded since the last call.</param>
    public RowBlock Collect(RowBlock scratch, out long merged)
    {
        var taken = false;
        _gate.Enter(ref taken);
        var rows = Take(scratch, out merged);
        _gate.Exit(useMemoryBarrier: false);
        return rows;
    }

    protected abstract RejectionReason Add(int metric, double value, long timestampNs);

    protected abstract int Add(ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs);

    protected abstract RowBlock Take(RowBlock scratch, out long merged);
}
