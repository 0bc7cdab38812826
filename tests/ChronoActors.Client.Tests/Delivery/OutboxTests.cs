using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Delivery;

public class OutboxTests
{
    private const long Second = 1_000_000_000;
    private static readonly OutboxLimits Limits = new();

    [Fact]
    public void Rows_of_many_resources_share_a_message_and_carry_their_declarations_once_answered_no_more()
    {
        var outbox = New(Limits);
        var (a, b) = (Add(outbox, "a"), Add(outbox, "b"));
        Enqueue(outbox, a, 1, 2);
        Enqueue(outbox, b, 3);

        var batch = outbox.NextBatch(0)!;
        Assert.Equal([a, b], batch.Declarations.Select(declared => declared.Handle));
        Assert.Equal([(a, 1L, 1L, 2), (b, 1L, 1L, 1)], batch.Deliveries.Select(Shape));
        Assert.Null(outbox.NextBatch(0));

        outbox.OnVerdict(Verdict(outbox, a, durable: 0, accepted: 2), 0);
        Enqueue(outbox, a, 4);
        batch = outbox.NextBatch(0)!;
        Assert.Empty(batch.Declarations);
        Assert.Equal([(a, 1L, 3L, 1)], batch.Deliveries.Select(Shape));
    }

    [Fact]
    public void While_an_answer_is_under_way_rows_pile_up_and_the_next_message_carries_all()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1);
        outbox.NextBatch(0);
        Enqueue(outbox, a, 2, 3, 4);
        Assert.Null(outbox.NextBatch(Second));

        outbox.OnVerdict(Verdict(outbox, a, 0, 1), Second);
        Assert.Equal([(a, 1L, 2L, 3)], outbox.NextBatch(Second)!.Deliveries.Select(Shape));
    }

    [Fact]
    public void Silence_sends_again_with_growing_pauses_and_smaller_deliveries()
    {
        var outbox = New(Limits with { MaxRowsPerDelivery = 8 });
        var a = Add(outbox, "a");
        Enqueue(outbox, a, [.. Enumerable.Range(1, 20).Select(i => (double)i)]);
        List<(long At, int Rows)> sent = [];
        for (var nowNs = 0L; nowNs < 100 * Second; nowNs += Second / 4)
        {
            if (outbox.NextBatch(nowNs) is { } batch)
            {
                sent.Add((nowNs / Second, Shape(batch.Deliveries[0]).Rows));
                Assert.Equal(1, batch.Deliveries[0].FirstSequence);
            }
        }

        Assert.Equal([8, 4, 2, 1], sent.Take(4).Select(delivery => delivery.Rows));
        Assert.InRange(sent.Count, 8, 16);
        Assert.True(outbox.Counters.Resent > 0);
    }

    [Fact]
    public void Accepted_rows_are_not_sent_again_but_asked_for_after_a_long_silence()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1, 2);
        outbox.NextBatch(0);
        outbox.OnVerdict(Verdict(outbox, a, 0, 2), 0);

        for (var nowNs = 0L; nowNs < Limits.AskAfterNs; nowNs += Second)
        {
            Assert.Null(outbox.NextBatch(nowNs));
        }

        var question = outbox.NextBatch(Limits.AskAfterNs + Second)!.Deliveries.Single();
        Assert.Equal((a, 1L, 3L, 0), Shape(question));

        // The resource restarted and lost what was not durable.
        outbox.OnVerdict(Verdict(outbox, a, 0, 0, expected: 1), 50 * Second);
        Assert.Equal((a, 1L, 1L, 2), Shape(outbox.NextBatch(50 * Second)!.Deliveries.Single()));
    }

    [Fact]
    public void A_flush_is_carried_by_rows_and_by_a_question_for_rows_that_are_accepted()
    {
        var outbox = New(Limits);
        var (a, b) = (Add(outbox, "a"), Add(outbox, "b"));
        Enqueue(outbox, a, 1);
        outbox.NextBatch(0);
        outbox.OnVerdict(Verdict(outbox, a, 0, 1), 0);
        Enqueue(outbox, b, 1);
        outbox.Flush();

        var batch = outbox.NextBatch(0)!;
        Assert.Equal([(b, 1L, 1L, 1), (a, 1L, 2L, 0)], batch.Deliveries.Select(Shape));
        Assert.All(batch.Deliveries, delivery => Assert.True(delivery.Flush));
        outbox.OnVerdict(Verdict(outbox, a, 1, 1), 0);
        Assert.True(outbox.IsFlushing);
        outbox.OnVerdict(Verdict(outbox, b, 1, 1), 0);
        Assert.False(outbox.IsFlushing);

        Enqueue(outbox, a, 2);
        Assert.False(outbox.NextBatch(0)!.Deliveries.Single().Flush);
    }

    [Fact]
    public void An_ingress_that_forgot_a_handle_gets_its_declaration_again_at_once()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1);
        outbox.NextBatch(0);
        outbox.OnVerdict(Verdict(outbox, a, 0, 1), 0);
        Enqueue(outbox, a, 2);
        Assert.Empty(outbox.NextBatch(0)!.Declarations);

        outbox.OnVerdict(new BatchVerdict(outbox.Producer, [], [a]), 0);
        var batch = outbox.NextBatch(0)!;
        Assert.Equal(a, batch.Declarations.Single().Handle);
        Assert.Equal((a, 1L, 2L, 1), Shape(batch.Deliveries.Single()));

        // One that does not learn it is not asked in a circle.
        outbox.OnVerdict(new BatchVerdict(outbox.Producer, [], [a]), 0);
        Assert.Null(outbox.NextBatch(0));
    }

    [Fact]
    public void A_region_that_starts_gets_few_deliveries_and_more_as_it_answers()
    {
        var outbox = New(Limits with { MinWindow = 4, MaxWindow = 64 });
        var handles = Enumerable.Range(0, 1000).Select(i => Add(outbox, $"r{i}")).ToList();
        handles.ForEach(handle => Enqueue(outbox, handle, 1));

        List<int> rounds = [];
        for (var round = 0; round < 6; round++)
        {
            var deliveries = Drain(outbox, 0);
            rounds.Add(deliveries.Count);
            outbox.OnVerdict(new BatchVerdict(outbox.Producer, [.. deliveries.Select(d => Of(d.Handle, 0, 1))], []), 0);
        }

        Assert.Equal([4, 8, 16, 32, 64, 64], rounds);
        Assert.Equal(64, Drain(outbox, 0).Count);
        Assert.Equal(32, Drain(outbox, 10 * Second).Count);
    }

    [Fact]
    public void Memory_stays_bounded_and_every_sample_is_accounted_for()
    {
        var outbox = New(Limits with { MaxPendingBytes = 10_000 });
        var (a, b) = (Add(outbox, "a"), Add(outbox, "b"));
        Enqueue(outbox, b, 5);
        for (var i = 1; i <= 10_000; i++)
        {
            Enqueue(outbox, a, i);
        }

        var counters = outbox.Counters;
        Assert.Equal(10_001, counters.Enqueued);
        Assert.Equal(counters.Enqueued, counters.Pending + counters.Merged + counters.RejectedInAll);
        Assert.True(counters.Merged > 9_000);
        Assert.Equal(0, counters.RejectedInAll);

        var rows = Drain(outbox, 0).Select(delivery => (delivery.Handle, Rows: PlainRows.Decode(delivery.Rows))).ToList();
        Assert.Equal(10_000L * 10_001 / 2, rows.Where(part => part.Handle == a).Sum(part => Samples(part.Rows).Sum(sample => sample.Sum)));
        Assert.Equal(IntervalSample.Of(5), Samples(rows.Single(part => part.Handle == b).Rows).Single());
    }

    [Fact]
    public void While_nobody_answers_what_is_new_stays_unsent_and_is_merged_not_rejected()
    {
        var outbox = New(Limits with { MaxPendingBytes = 10_000 });
        var a = Add(outbox, "a");
        for (var second = 0; second < 2_000; second++)
        {
            Enqueue(outbox, a, second);
            while (outbox.NextBatch(second * Second) is not null)
            {
                // Lost on the way.
            }
        }

        Assert.Equal(0, outbox.Counters.RejectedInAll);
        Assert.Equal(1, outbox.Counters.InFlight);
        Assert.True(outbox.Counters.Merged > 1_500);
    }

    [Fact]
    public void What_can_not_be_merged_any_more_is_rejected_and_counted()
    {
        var outbox = New(Limits with { MaxPendingBytes = 240 });
        var handles = Enumerable.Range(0, 20).Select(i => Add(outbox, $"r{i}")).ToList();
        handles.ForEach(handle => Enqueue(outbox, handle, 1));

        Assert.Equal(10, outbox.Counters.Pending);
        Assert.Equal(10, outbox.Counters.Rejected[RejectionReason.OutboxFull]);
    }

    [Fact]
    public void Rows_that_were_sent_are_never_merged()
    {
        var outbox = New(Limits with { MaxPendingBytes = 2_400, MaxRowsPerDelivery = 50 });
        var a = Add(outbox, "a");
        Enqueue(outbox, a, [.. Enumerable.Range(1, 50).Select(i => (double)i)]);
        var sent = outbox.NextBatch(0)!.Deliveries.Single();
        Enqueue(outbox, a, [.. Enumerable.Range(51, 500).Select(i => (double)i)]);

        var again = outbox.NextBatch(10 * Second)!.Deliveries.Single();
        var first = Samples(PlainRows.Decode(sent.Rows));
        Assert.Equal(first.Take(25), Samples(PlainRows.Decode(again.Rows)).Take(25));
    }

    [Fact]
    public void Rejections_are_counted_once_however_often_and_whenever_they_are_told()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1, 2, 3, 4);
        outbox.NextBatch(0);
        RowRejection[] told = [new(2, RejectionReason.TooOld, 1)];
        outbox.OnVerdict(Verdict(outbox, a, 0, 4, rejections: told), 0);
        Check(pending: 3, acknowledged: 0, rejected: 1);
        outbox.OnVerdict(Verdict(outbox, a, 4, 4, rejections: told), 0);
        Check(pending: 0, acknowledged: 3, rejected: 1);
        outbox.OnVerdict(Verdict(outbox, a, 4, 4, rejections: [.. told, new(3, RejectionReason.TooFarInFuture, 1)]), 0);
        Check(pending: 0, acknowledged: 2, rejected: 2);

        void Check(long pending, long acknowledged, long rejected)
        {
            var counters = outbox.Counters;
            Assert.Equal((4, pending, acknowledged, rejected), (counters.Enqueued, counters.Pending, counters.Acknowledged, counters.RejectedInAll));
        }
    }

    [Fact]
    public void A_refused_resource_is_given_up_and_told_once()
    {
        var outbox = New(Limits);
        var (a, b) = (Add(outbox, "a"), Add(outbox, "b"));
        Enqueue(outbox, a, 1, 2);
        Enqueue(outbox, b, 1);
        outbox.NextBatch(0);
        var refusal = Of(a, 0, 0) with { Refused = RejectionReason.TooManyResources, Message = "full" };
        outbox.OnVerdict(new BatchVerdict(outbox.Producer, [refusal], []), 0);
        outbox.OnVerdict(new BatchVerdict(outbox.Producer, [refusal], []), 0);
        Enqueue(outbox, a, 3);

        Assert.Equal("full", Assert.Single(outbox.TakeRefusals()).Message);
        Assert.Equal(3, outbox.Counters.Rejected[RejectionReason.TooManyResources]);
        Assert.Equal(1, outbox.Counters.Pending);
        outbox.OnVerdict(Verdict(outbox, b, 1, 1), 0);
        Assert.Equal(0, outbox.Counters.Pending);
    }

    [Fact]
    public void An_idle_resource_is_forgotten_and_comes_back_under_its_handle_above_the_sequences_it_used()
    {
        var outbox = New(Limits);
        var (a, b) = (Add(outbox, "a"), Add(outbox, "b"));
        Enqueue(outbox, a, 1, 2);
        Enqueue(outbox, b, 1);
        outbox.NextBatch(0);
        outbox.OnVerdict(Verdict(outbox, a, 2, 2), 0);
        outbox.OnVerdict(Verdict(outbox, b, 0, 1), 0);
        Drain(outbox, Limits.ForgetAfterNs - 1);
        Assert.True(outbox.Holds(a));
        Drain(outbox, Limits.ForgetAfterNs + Limits.SweepEveryNs);
        Assert.False(outbox.Holds(a));
        Assert.True(outbox.Holds(b));

        Assert.Equal(a, outbox.Add(new ResourceDeclaration(ResourceId.Of("a"), "custom", MetricSchema.SingleValue), a));
        Enqueue(outbox, a, 3);
        var batch = outbox.NextBatch(Limits.ForgetAfterNs + Limits.SweepEveryNs)!;
        Assert.Equal(a, batch.Declarations.Single().Handle);
        Assert.Equal((a, 3L, 3L, 1), Shape(batch.Deliveries.Single(delivery => delivery.Handle == a)));
    }

    [Fact]
    public void A_resource_that_comes_back_starts_above_the_sequences_it_used()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1, 2);
        outbox.NextBatch(0);
        outbox.OnVerdict(Verdict(outbox, a, 2, 2), 0);
        outbox.Remove(a);
        a = Add(outbox, "a");
        Enqueue(outbox, a, 3);

        Assert.Equal((a, 3L, 3L, 1), Shape(outbox.NextBatch(0)!.Deliveries.Single()));
    }

    [Fact]
    public void Answers_to_others_and_to_what_was_never_sent_change_nothing()
    {
        var outbox = New(Limits);
        var a = Add(outbox, "a");
        Enqueue(outbox, a, 1, 2);
        outbox.OnVerdict(Verdict(outbox, a, 2, 2), 0);
        outbox.OnVerdict(new BatchVerdict(ProducerId.New(), [Of(a, 2, 2)], []), 0);
        outbox.OnVerdict(new BatchVerdict(outbox.Producer, [Of(99, 2, 2)], [98]), 0);

        Assert.Equal(2, outbox.Counters.Pending);
        Assert.Equal((a, 1L, 1L, 2), Shape(outbox.NextBatch(0)!.Deliveries.Single()));
    }

    [Fact]
    public void Messages_stay_below_the_size_limit()
    {
        var outbox = New(Limits with { MaxBatchBytes = 10_000, MaxWindow = 10_000, MinWindow = 10_000 });
        for (var i = 0; i < 300; i++)
        {
            Enqueue(outbox, Add(outbox, $"r{i}"), 1, 2, 3);
        }

        var batches = new List<SampleBatch>();
        while (outbox.NextBatch(0) is { } batch)
        {
            batches.Add(batch);
        }

        Assert.Equal(300, batches.Sum(batch => batch.Deliveries.Count));
        // The test's codec takes 48 bytes for what an outbox row holds in 24.
        Assert.All(batches, batch => Assert.InRange(batch.Deliveries.Sum(delivery => delivery.Rows.Length), 1, 10_200));
    }

    private static Outbox New(OutboxLimits limits) => new(ProducerId.New(), limits, PlainRows.Encode, new Random(1));

    private static int Add(Outbox outbox, string name) =>
        outbox.Add(new ResourceDeclaration(ResourceId.Of(name), "custom", MetricSchema.SingleValue));

    private static void Enqueue(Outbox outbox, int handle, params double[] values)
    {
        var block = new RowBlock(1);
        foreach (var value in values)
        {
            block.AddRow((long)value);
            block.Set(0, value);
            outbox.Enqueue(handle, block, block.RowCount - 1);
        }
    }

    private static List<RowDelivery> Drain(Outbox outbox, long nowNs)
    {
        List<RowDelivery> deliveries = [];
        while (outbox.NextBatch(nowNs) is { } batch)
        {
            deliveries.AddRange(batch.Deliveries);
        }

        return deliveries;
    }

    private static IEnumerable<IntervalSample> Samples(RowBlock rows) =>
        Enumerable.Range(0, rows.RowCount).Select(row => rows.Column(0)[row]).ToList();

    private static (int Handle, long Base, long First, int Rows) Shape(RowDelivery delivery) =>
        (delivery.Handle, delivery.BaseSequence, delivery.FirstSequence, PlainRows.Decode(delivery.Rows).RowCount);

    private static ResourceVerdict Of(int handle, long durable, long accepted) =>
        new(handle, durable, accepted, 0, RejectionReason.None, "", []);

    private static BatchVerdict Verdict(
        Outbox outbox, int handle, long durable, long accepted, long expected = 0, IReadOnlyList<RowRejection>? rejections = null) =>
        new(outbox.Producer, [new ResourceVerdict(handle, durable, accepted, expected, RejectionReason.None, "", rejections ?? [])], []);
}
