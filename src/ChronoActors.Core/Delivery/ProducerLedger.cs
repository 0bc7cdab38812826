using System.Runtime.CompilerServices;

namespace ChronoActors.Core.Delivery;

/// <summary>
/// One resource's memory of what it has of each producer: which rows are accepted (counted, in the open chunk) and which are
/// durable (committed). It decides what is new in a delivery, so that every row is counted once however often it is sent.
/// Nearly every resource has one producer: its cursor is inline, more take an array. Not thread-safe.
/// </summary>
/// <remarks>
/// A producer that the ledger does not know starts at the base of its delivery: everything below was acknowledged to it
/// earlier. Forgetting a producer is therefore safe unless its last acknowledgement was lost, so it is done late: only when
/// a new producer comes, of those that have no undurable rows. Then the ones unheard for <see cref="ForgetAfterNs"/> go, and if
/// there are still <see cref="MaxProducers"/>, the longest unheard one.
/// </remarks>
public sealed class ProducerLedger
{
    /// <summary>Most producers that are remembered at a time.</summary>
    public const int MaxProducers = 64;

    /// <summary>A producer heard more recently than this is forgotten only when the count forces it. Nanoseconds: 24 hours.</summary>
    public const long ForgetAfterNs = 24L * 3600 * 1_000_000_000;

    private Cursor _only;
    private Cursor[]? _all;
    private int _count;

    private struct Cursor
    {
        public Guid Producer;
        public long Accepted;
        public long Durable;
        public long HeardNs;

        public readonly bool HasUndurable => Accepted > Durable;

        public readonly ProducerCursor AsDurable => new(Producer, Durable, HeardNs);
    }

    /// <summary>How many producers are remembered.</summary>
    public int Count => _count;

    /// <summary>Whether rows are accepted that are not durable yet.</summary>
    public bool HasUndurable
    {
        get
        {
            foreach (ref readonly var cursor in Cursors)
            {
                if (cursor.HasUndurable)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private Span<Cursor> Cursors => _all is null ? new Span<Cursor>(ref _only)[.._count] : _all.AsSpan(0, _count);

    /// <summary>Decides on a delivery and notes that the producer was heard. What is taken must be told by <see cref="Accepted"/>.</summary>
    /// <param name="producer">Who sends.</param>
    /// <param name="baseSequence">The lowest sequence the producer still holds, at least 1.</param>
    /// <param name="firstSequence">Sequence of the first row; of the next one where there are no rows.</param>
    /// <param name="count">Number of rows, 0 for a question.</param>
    /// <param name="nowNs">The resource's clock, nanoseconds since the Unix epoch.</param>
    public Offer Offer(Guid producer, long baseSequence, long firstSequence, int count, long nowNs)
    {
        ref var cursor = ref Find(producer);
        if (Unsafe.IsNullRef(ref cursor))
        {
            Forget(nowNs);
            if (!MakeRoom())
            {
                return new Offer(OfferOutcome.Busy, 0, 0, 0, 0);
            }

            cursor = ref Add(producer);
        }

        // What the producer no longer holds was acknowledged to it, so it was durable, even where this ledger forgot it.
        cursor.Durable = Math.Max(cursor.Durable, baseSequence - 1);
        cursor.Accepted = Math.Max(cursor.Accepted, cursor.Durable);
        cursor.HeardNs = Math.Max(cursor.HeardNs, nowNs);

        var known = cursor.Accepted - firstSequence + 1;
        return known switch
        {
            < 0 => new Offer(OfferOutcome.Gap, 0, cursor.Accepted + 1, cursor.Accepted, cursor.Durable),
            _ when known >= count => new Offer(OfferOutcome.Repeat, 0, 0, cursor.Accepted, cursor.Durable),
            _ => new Offer(OfferOutcome.Accept, (int)known, 0, cursor.Accepted, cursor.Durable),
        };
    }

    /// <summary>Rows of the producer up to this sequence are taken. Lower sequences than before change nothing.</summary>
    public void Accepted(Guid producer, long upToSequence)
    {
        ref var cursor = ref Find(producer);
        if (!Unsafe.IsNullRef(ref cursor))
        {
            cursor.Accepted = Math.Max(cursor.Accepted, upToSequence);
        }
    }

    /// <summary>Rows of the producer up to its cursor are committed: after a persist, and for each event of a replay.</summary>
    public void Committed(ProducerCursor durable)
    {
        ref var cursor = ref Find(durable.Producer);
        if (Unsafe.IsNullRef(ref cursor))
        {
            if (!MakeRoom())
            {
                return;
            }

            cursor = ref Add(durable.Producer);
        }

        cursor.Durable = Math.Max(cursor.Durable, durable.DurableSequence);
        cursor.Accepted = Math.Max(cursor.Accepted, cursor.Durable);
        cursor.HeardNs = Math.Max(cursor.HeardNs, durable.HeardNs);
    }

    /// <summary>What is durable of a producer; 0 for one that is not remembered.</summary>
    public long DurableSequence(Guid producer)
    {
        ref var cursor = ref Find(producer);
        return Unsafe.IsNullRef(ref cursor) ? 0 : cursor.Durable;
    }

    /// <summary>What is accepted of a producer; 0 for one that is not remembered.</summary>
    public long AcceptedSequence(Guid producer)
    {
        ref var cursor = ref Find(producer);
        return Unsafe.IsNullRef(ref cursor) ? 0 : cursor.Accepted;
    }

    /// <summary>
    /// The cursors that the event for all rows accepted until now must carry: of each producer with undurable rows, as it
    /// will be once they are committed. Give them to <see cref="Committed"/> then.
    /// </summary>
    public ProducerCursor[] Undurable()
    {
        var cursors = Cursors;
        var undurable = 0;
        foreach (ref readonly var cursor in cursors)
        {
            undurable += cursor.HasUndurable ? 1 : 0;
        }

        var result = undurable == 0 ? [] : new ProducerCursor[undurable];
        var next = 0;
        foreach (ref readonly var cursor in cursors)
        {
            if (cursor.HasUndurable)
            {
                result[next++] = new ProducerCursor(cursor.Producer, cursor.Accepted, cursor.HeardNs);
            }
        }

        return result;
    }

    /// <summary>The durable cursors of all producers, for a snapshot.</summary>
    public ProducerCursor[] Durable()
    {
        var cursors = Cursors;
        var result = new ProducerCursor[cursors.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = cursors[i].AsDurable;
        }

        return result;
    }

    /// <summary>The ledger that a snapshot's cursors make: accepted is what is durable.</summary>
    public static ProducerLedger FromDurable(IEnumerable<ProducerCursor> cursors)
    {
        var ledger = new ProducerLedger();
        foreach (var cursor in cursors)
        {
            ledger.Committed(cursor);
        }

        return ledger;
    }

    private ref Cursor Find(Guid producer)
    {
        foreach (ref var cursor in Cursors)
        {
            if (cursor.Producer == producer)
            {
                return ref cursor;
            }
        }

        return ref Unsafe.NullRef<Cursor>();
    }

    private ref Cursor Add(Guid producer)
    {
        if (_count > 0 && (_all is null || _count == _all.Length))
        {
            var grown = new Cursor[Math.Min(MaxProducers, _count * 2)];
            Cursors.CopyTo(grown);
            _all = grown;
            _only = default;
        }

        _count++;
        ref var added = ref Cursors[^1];
        added = new Cursor { Producer = producer };
        return ref added;
    }

    private bool MakeRoom()
    {
        if (_count < MaxProducers)
        {
            return true;
        }

        var cursors = Cursors;
        var oldest = -1;
        for (var i = 0; i < cursors.Length; i++)
        {
            if (!cursors[i].HasUndurable && (oldest < 0 || cursors[i].HeardNs < cursors[oldest].HeardNs))
            {
                oldest = i;
            }
        }

        if (oldest < 0)
        {
            return false;
        }

        cursors[(oldest + 1)..].CopyTo(cursors[oldest..]);
        _count--;
        return true;
    }

    private void Forget(long nowNs)
    {
        var cursors = Cursors;
        var kept = 0;
        for (var i = 0; i < cursors.Length; i++)
        {
            if (cursors[i].HasUndurable || nowNs - cursors[i].HeardNs < ForgetAfterNs)
            {
                cursors[kept++] = cursors[i];
            }
        }

        _count = kept;
    }
}
