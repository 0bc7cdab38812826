using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>The resource actor as the protocol sees it: an open chunk in memory, a journal that survives a crash.</summary>
internal sealed class ModelResource(Mutation mutation)
{
    private readonly List<(Guid Producer, RowBlock Rows, int Row)> _open = [];
    private readonly Dictionary<(Guid Producer, int Handle), object> _waiting = [];
    private readonly Queue<(Guid Producer, RowDelivery Delivery)> _mailbox = [];
    private List<ProducerCursor> _journal = [];
    private ProducerLedger _ledger = new();

    /// <summary>Committed: how often each value was counted.</summary>
    public Dictionary<double, int> Durable { get; } = [];

    public long DurableCount { get; private set; }

    public double DurableSum { get; private set; }

    /// <summary>The ingress hands rows over and answers for them; a crash loses what was not worked on.</summary>
    public void HandOver(Guid producer, RowDelivery delivery) => _mailbox.Enqueue((producer, delivery));

    /// <summary>Works on what was handed over; gives what there is to say beside "accepted".</summary>
    public IEnumerable<(Guid Producer, ResourceVerdict Verdict)> Work(long nowNs)
    {
        List<(Guid, ResourceVerdict)> said = [];
        while (_mailbox.TryDequeue(out var next))
        {
            if (Deliver(next.Producer, next.Delivery, nowNs) is { } verdict && (verdict.ExpectedSequence != 0 || next.Delivery.Flush))
            {
                said.Add((next.Producer, verdict));
            }
        }

        return said;
    }

    public ResourceVerdict? Deliver(Guid producer, RowDelivery delivery, long nowNs)
    {
        var rows = PlainRows.Decode(delivery.Rows);
        var offer = _ledger.Offer(producer, delivery.BaseSequence, delivery.FirstSequence, rows.RowCount, nowNs);
        offer = mutation switch
        {
            Mutation.NoDuplicateCheck when offer.Outcome is OfferOutcome.Repeat or OfferOutcome.Accept && rows.RowCount > 0
                => offer with { Outcome = OfferOutcome.Accept, Skip = 0 },
            Mutation.NoGapCheck when offer.Outcome == OfferOutcome.Gap && rows.RowCount > 0
                => offer with { Outcome = OfferOutcome.Accept, Skip = 0, ExpectedSequence = 0 },
            _ => offer,
        };
        if (offer.Outcome == OfferOutcome.Busy)
        {
            return null;
        }

        if (offer.Outcome == OfferOutcome.Accept)
        {
            for (var row = offer.Skip; row < rows.RowCount; row++)
            {
                _open.Add((producer, rows, row));
            }

            _ledger.Accepted(producer, delivery.FirstSequence + rows.RowCount - 1);
        }

        _waiting[(producer, delivery.Handle)] = this;
        if (delivery.Flush)
        {
            Commit();
        }

        return Verdict(producer, delivery.Handle, offer.ExpectedSequence);
    }

    /// <summary>Persists the open chunk; gives the producers that are to be told.</summary>
    public IEnumerable<(Guid Producer, ResourceVerdict Verdict)> Commit()
    {
        foreach (var (_, rows, row) in _open)
        {
            var sample = rows.Column(0)[row];
            Durable[sample.Last] = Durable.GetValueOrDefault(sample.Last) + 1;
            DurableCount += sample.Count;
            DurableSum += sample.Sum;
        }

        _open.Clear();
        foreach (var cursor in _ledger.Undurable())
        {
            _journal.Add(cursor);
            _ledger.Committed(cursor);
        }

        return [.. _waiting.Keys.Select(key => (key.Producer, Verdict(key.Producer, key.Handle, 0)))];
    }

    public void Crash()
    {
        _open.Clear();
        _waiting.Clear();
        _mailbox.Clear();
        if (mutation == Mutation.ForgetCursorsInCrash)
        {
            _journal.Clear();
        }

        if (mutation != Mutation.KeepAcceptedInCrash)
        {
            _ledger = ProducerLedger.FromDurable(_journal);
        }
    }

    /// <summary>A snapshot takes the place of the events before it.</summary>
    public void Snapshot() => _journal = [.. ProducerLedger.FromDurable(_journal).Durable()];

    private ResourceVerdict Verdict(Guid producer, int handle, long expected)
    {
        var accepted = _ledger.AcceptedSequence(producer);
        var durable = mutation == Mutation.AcknowledgeBeforeCommit ? accepted : _ledger.DurableSequence(producer);
        return new ResourceVerdict(handle, durable, accepted, expected, RejectionReason.None, "", []);
    }
}
