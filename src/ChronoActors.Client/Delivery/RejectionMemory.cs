using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>Which rejections of a resource were counted already, so that a repeated answer is not counted again.</summary>
internal sealed class RejectionMemory
{
    private const int Capacity = 1024;

    private readonly SortedDictionary<(long Sequence, RejectionReason Reason), int> _counted = [];
    private long _forgottenUpTo;

    /// <summary>Notes a rejection; false if it is known, or so old that it may be. Those of rows still held are never forgotten.</summary>
    public bool Add(RowRejection rejection, long baseSequence)
    {
        if (rejection.Sequence <= _forgottenUpTo
            || !_counted.TryAdd((rejection.Sequence, rejection.Reason), rejection.Samples))
        {
            return false;
        }

        if (_counted.Count > Capacity && _counted.Keys.First() is var oldest && oldest.Sequence < baseSequence)
        {
            _forgottenUpTo = oldest.Sequence;
            _counted.Remove(oldest);
        }

        return true;
    }

    /// <summary>Rejected samples of the rows in a range of sequences, both ends included.</summary>
    public long SamplesIn(long first, long last)
    {
        var samples = 0L;
        foreach (var ((sequence, _), count) in _counted)
        {
            samples += sequence >= first && sequence <= last ? count : 0;
        }

        return samples;
    }
}
