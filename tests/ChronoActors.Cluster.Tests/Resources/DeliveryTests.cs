using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Core.Delivery;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>Every row is counted once, whatever happens to the deliveries.</summary>
public sealed class DeliveryTests : ResourceSpec
{
    [Fact]
    public void Rows_are_counted_and_acknowledged_once_they_are_durable()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));

        producer.Flush(resource, 1, Rows.Values(NowNs, 10, 30, 20));

        producer.Durable(3);
        var value = Statistics(resource);
        Assert.Equal((3, 10, 30, 60, 20), (value.Count, value.Min, value.Max, value.Sum, value.Current));
        Assert.Equal((NowNs, NowNs + 2_000_000), (value.FirstSeenNs, value.LastUpdatedNs));
    }

    [Fact]
    public void Nothing_is_called_durable_before_the_journal_has_it()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);

        Storage.HoldWrites();
        producer.Flush(resource, 2, Rows.Values(NowNs, 2));
        Await(() => Storage.Held == 1);
        while (producer.Ingress.HasMessages)
        {
            Assert.Equal(1, producer.Answer().DurableSequence);
        }

        Storage.ReleaseWrites();
        producer.Durable(2);
    }

    [Fact]
    public void A_repeat_is_acknowledged_again_and_not_counted_again()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);

        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2));

        var again = producer.Answer();
        Assert.Equal((2, 2, 0), (again.DurableSequence, again.AcceptedSequence, again.ExpectedSequence));
        Assert.Equal(2, Statistics(resource).Count);
    }

    [Fact]
    public void A_repeat_of_rows_that_are_not_durable_yet_says_so()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        producer.Send(resource, 2, Rows.Values(NowNs, 2));

        producer.Send(resource, 2, Rows.Values(NowNs, 2));

        var repeat = producer.Answer(verdict => verdict.AcceptedSequence == 2);
        Assert.Equal(1, repeat.DurableSequence);
        Assert.Equal(2, Statistics(resource).Count);
    }

    [Fact]
    public void After_a_gap_nothing_is_taken_and_the_missing_row_is_asked_for()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);

        producer.Flush(resource, 4, Rows.Values(NowNs, 4));

        var gap = producer.Answer();
        Assert.Equal((2, 2, 3), (gap.DurableSequence, gap.AcceptedSequence, gap.ExpectedSequence));
        Assert.Equal(2, Statistics(resource).Count);

        producer.Flush(resource, 3, Rows.Values(NowNs, 3, 4));
        producer.Durable(4);
        Assert.Equal(10, Statistics(resource).Sum);
    }

    [Fact]
    public void Of_a_partly_known_delivery_only_the_rest_is_taken()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);

        producer.Flush(resource, 2, Rows.Values(NowNs, 2, 3, 4));

        producer.Durable(4);
        var value = Statistics(resource);
        Assert.Equal((4, 10), (value.Count, value.Sum));
    }

    [Fact]
    public void A_delivery_without_rows_is_a_question()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2, 3));
        producer.Durable(3);

        var state = producer.Ask(resource, 4);
        Assert.Equal((3, 3, 0), (state.DurableSequence, state.AcceptedSequence, state.ExpectedSequence));

        var behind = producer.Ask(resource, 6);
        Assert.Equal((3, 4), (behind.DurableSequence, behind.ExpectedSequence));
    }

    [Fact]
    public void A_question_that_flushes_makes_the_open_chunk_durable()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2));

        producer.Send(resource, 3, default(ReadOnlyMemory<byte>), flush: true);

        producer.Durable(2);
    }

    [Fact]
    public void A_producer_that_is_not_known_starts_at_its_base()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Base = 101;

        producer.Flush(resource, 101, Rows.Values(NowNs, 1));

        producer.Durable(101);
        Assert.Equal(1, Statistics(resource).Count);
    }

    [Fact]
    public void Producers_do_not_touch_each_others_sequences_and_each_is_told_of_its_own()
    {
        var (resource, one, two) = (Tracked(Memory), Producer(Memory), Producer(Memory));
        one.Send(resource, 1, Rows.Values(NowNs, 1, 2));
        two.Send(resource, 1, Rows.Values(NowNs, 10));

        two.Flush(resource, 2, Rows.Values(NowNs, 20, 30));

        one.Durable(2);
        two.Durable(3);
        var value = Statistics(resource);
        Assert.Equal((5, 63), (value.Count, value.Sum));
        Assert.Equal(2, one.Ask(resource, 3).DurableSequence);
    }

    [Fact]
    public void Answers_go_where_the_producer_was_last_heard()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        producer.Ingress = TestProducer.NewWay(this);

        producer.Flush(resource, 2, Rows.Values(NowNs, 2));

        producer.Durable(2);
    }

    [Fact]
    public void A_producer_that_the_ledger_has_no_room_for_is_taken_once_there_is_some()
    {
        Settings = Settings with { Limits = Settings.Limits with { ChunkRows = 1000 } };
        var resource = Tracked(Memory);
        var producers = Enumerable.Range(0, ProducerLedger.MaxProducers).Select(_ => Producer(Memory)).ToList();
        foreach (var producer in producers)
        {
            producer.Send(resource, 1, Rows.Values(NowNs, 1));
        }

        var late = Producer(Memory);
        late.Send(resource, 1, Rows.Values(NowNs, 1));
        Assert.Equal(ProducerLedger.MaxProducers, Statistics(resource).Count);

        producers[0].Flush(resource, 2, Rows.Values(NowNs, 1));
        producers[0].Durable(2);
        late.Flush(resource, 1, Rows.Values(NowNs, 1));
        late.Durable(1);
        Assert.Equal(ProducerLedger.MaxProducers + 2, Statistics(resource).Count);
    }
}
