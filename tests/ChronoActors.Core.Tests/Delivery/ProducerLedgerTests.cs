using ChronoActors.Core.Delivery;

namespace ChronoActors.Core.Tests.Delivery;

public class ProducerLedgerTests
{
    private const long Hour = 3600L * 1_000_000_000;
    private static readonly Guid A = Guid.Parse("00000000-0000-0000-0000-00000000000a");

    [Fact]
    public void First_rows_of_a_producer_are_accepted_from_its_base()
    {
        var ledger = new ProducerLedger();

        Assert.Equal(new Offer(OfferOutcome.Accept, 0, 0, 40, 40), ledger.Offer(A, 41, 41, 3, 0));
        Assert.Equal(new Offer(OfferOutcome.Gap, 0, 41, 40, 40), ledger.Offer(A, 41, 44, 1, 0));
    }

    [Fact]
    public void A_repeat_is_known_and_an_overlap_is_skipped()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);

        Assert.Equal(OfferOutcome.Repeat, ledger.Offer(A, 1, 1, 5, 0).Outcome);
        Assert.Equal(OfferOutcome.Repeat, ledger.Offer(A, 1, 2, 3, 0).Outcome);
        Assert.Equal(new Offer(OfferOutcome.Accept, 3, 0, 5, 0), ledger.Offer(A, 1, 3, 4, 0));
        Assert.Equal(new Offer(OfferOutcome.Accept, 0, 0, 5, 0), ledger.Offer(A, 1, 6, 4, 0));
    }

    [Fact]
    public void A_gap_names_the_expected_sequence()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);

        Assert.Equal(new Offer(OfferOutcome.Gap, 0, 6, 5, 0), ledger.Offer(A, 1, 7, 1, 0));
    }

    [Fact]
    public void A_question_is_answered_without_taking_anything()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);

        Assert.Equal(OfferOutcome.Repeat, ledger.Offer(A, 1, 6, 0, 0).Outcome);
        Assert.Equal(new Offer(OfferOutcome.Gap, 0, 6, 5, 0), ledger.Offer(A, 1, 9, 0, 0));
    }

    [Fact]
    public void A_base_above_what_is_known_moves_the_cursor_up()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);

        Assert.Equal(new Offer(OfferOutcome.Accept, 0, 0, 19, 19), ledger.Offer(A, 20, 20, 1, 0));
    }

    [Fact]
    public void After_a_crash_accepted_is_what_was_durable()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);
        Commit(ledger);
        Take(ledger, A, 6, 3);
        Assert.True(ledger.HasUndurable);

        var revived = ProducerLedger.FromDurable(ledger.Durable());

        Assert.False(revived.HasUndurable);
        Assert.Equal(5, revived.AcceptedSequence(A));
        Assert.Equal(new Offer(OfferOutcome.Gap, 0, 6, 5, 5), revived.Offer(A, 6, 9, 1, 0));
    }

    [Fact]
    public void Rows_accepted_while_a_commit_is_under_way_stay_undurable()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);
        var underWay = ledger.Undurable();
        Take(ledger, A, 6, 2);
        Array.ForEach(underWay, ledger.Committed);

        Assert.Equal(5, ledger.DurableSequence(A));
        Assert.Equal(7, Assert.Single(ledger.Undurable()).DurableSequence);
    }

    [Fact]
    public void Producers_do_not_mix()
    {
        var ledger = new ProducerLedger();
        var producers = Enumerable.Range(1, 10).Select(Producer).ToArray();
        foreach (var producer in producers)
        {
            Take(ledger, producer, 1, producer.ToByteArray()[0]);
        }

        Assert.All(producers, producer => Assert.Equal(producer.ToByteArray()[0], ledger.AcceptedSequence(producer)));
        Assert.Equal(10, ledger.Undurable().Length);
    }

    [Fact]
    public void Producers_unheard_for_a_day_are_forgotten_when_a_new_one_comes()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 5);
        Commit(ledger);
        Assert.Equal(OfferOutcome.Repeat, ledger.Offer(A, 1, 1, 5, 1000 * Hour).Outcome);

        Take(ledger, Producer(1), 1, 1, 1023 * Hour);
        Assert.Equal(2, ledger.Count);
        Take(ledger, Producer(2), 1, 1, 1024 * Hour);
        Assert.Equal(2, ledger.Count);
        Assert.Equal(0, ledger.DurableSequence(A));
    }

    [Fact]
    public void The_longest_unheard_producer_makes_room_and_undurable_rows_never_do()
    {
        var ledger = new ProducerLedger();
        Take(ledger, A, 1, 1);
        for (var i = 1; i < ProducerLedger.MaxProducers; i++)
        {
            Take(ledger, Producer(i), 1, 1, i);
        }

        Assert.Equal(OfferOutcome.Busy, ledger.Offer(Producer(99), 1, 1, 1, 100).Outcome);
        ledger.Committed(new ProducerCursor(Producer(7), 1, 0));
        ledger.Committed(new ProducerCursor(Producer(5), 1, 0));

        Assert.Equal(OfferOutcome.Accept, ledger.Offer(Producer(99), 1, 1, 1, 100).Outcome);
        Assert.Equal(ProducerLedger.MaxProducers, ledger.Count);
        Assert.Equal(0, ledger.DurableSequence(Producer(5)));
        Assert.Equal(1, ledger.DurableSequence(Producer(7)));
        Assert.Equal(1, ledger.AcceptedSequence(A));
    }

    [Fact]
    public void A_snapshot_is_restored_whole_whatever_the_ages()
    {
        ProducerCursor[] cursors = [new(A, 5, 0), new(Producer(1), 6, 100 * Hour), new(Producer(2), 7, 50 * Hour)];

        Assert.Equal(cursors, ProducerLedger.FromDurable(cursors).Durable());
    }

    [Fact]
    public void One_producer_costs_about_a_hundred_bytes()
    {
        const int Ledgers = 1000;
        var kept = new ProducerLedger[Ledgers];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Ledgers; i++)
        {
            kept[i] = new ProducerLedger();
            kept[i].Offer(A, 1, 1, 5, 0);
            kept[i].Accepted(A, 5);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Ledgers, 1, 100);
    }

    private static Guid Producer(int number) => new(number, 0, 0, new byte[8]);

    private static void Take(ProducerLedger ledger, Guid producer, long first, int count, long nowNs = 0)
    {
        Assert.Equal(OfferOutcome.Accept, ledger.Offer(producer, 1, first, count, nowNs).Outcome);
        ledger.Accepted(producer, first + count - 1);
    }

    private static void Commit(ProducerLedger ledger) => Array.ForEach(ledger.Undurable(), ledger.Committed);
}
