using Akka.Event;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Ingestion;

/// <summary>What the ingress keeps is bounded, and it does not press on a journal that is in trouble.</summary>
public sealed class LimitTests : IngressSpec
{
    [Fact]
    public void Resources_over_the_limit_of_a_producer_are_refused_and_the_others_go_on()
    {
        Settings = Settings with { MaxResourcesPerProducer = 2 };

        Send(Declarations(1, 2, 3), Row(1), Row(2), Row(3));

        Assert.Equal([1, 2], new[] { Region.ExpectMsg<Deliver>().Rows.Handle, Region.ExpectMsg<Deliver>().Rows.Handle });
        var verdict = Verdict();
        var refused = Assert.Single(verdict.Resources);
        Assert.Equal((3, RejectionReason.TooManyResources), (refused.Handle, refused.Refused));
        Assert.Contains("2 resources", refused.Message, StringComparison.Ordinal);
        Assert.Empty(verdict.UnknownHandles);
        Assert.False(Region.HasMessages);

        Send(Declarations(1), Row(1, sequence: 2));
        Assert.Equal(2, Region.ExpectMsg<Deliver>().Rows.FirstSequence);
        Send(Client, ProducerId.New(), Declarations(3), Row(3));
        Assert.Equal(3, Region.ExpectMsg<Deliver>().Rows.Handle);
    }

    [Fact]
    public void While_the_journal_is_in_trouble_rows_stay_with_their_senders()
    {
        Send(Declarations(1), Row(1));
        Region.ExpectMsg<Deliver>();
        Sys.EventStream.Publish(JournalTrouble.Instance);
        Settle();

        Send([], Row(1, sequence: 2));
        Fold();
        Assert.False(Region.HasMessages);
        Assert.False(Client.HasMessages);

        Advance(TimeSpan.FromSeconds(3));
        Settle();
        Send([], Row(1, sequence: 2));
        Assert.Equal(2, Region.ExpectMsg<Deliver>().Rows.FirstSequence);
    }

    [Fact]
    public void Every_sign_of_trouble_makes_the_pause_longer()
    {
        Send(Declarations(1), Row(1));
        Region.ExpectMsg<Deliver>();
        for (var second = 0; second < 10; second++)
        {
            Sys.EventStream.Publish(JournalTrouble.Instance);
            Settle();
            Send([], Row(1, sequence: 2));
            Settle();
            Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(Region.HasMessages);
    }

    [Fact]
    public void Of_too_many_producers_the_longest_unheard_is_forgotten_and_asked_again()
    {
        const int most = 10_000;
        Send(Declarations(1), Row(1));
        Region.ExpectMsg<Deliver>();
        Settle();
        var (others, last) = (CreateTestProbe("others"), ProducerId.New());
        Time.Advance(TimeSpan.FromMilliseconds(1));
        for (var other = 1; other < most; other++)
        {
            Send(others, ProducerId.New(), Declarations(1));
        }

        Settle();
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Send(others, last, Declarations(1));

        Send([], Row(1, sequence: 2));
        Assert.Equal([1], Verdict().UnknownHandles);

        Send(others, last, [], Row(1));
        Assert.Equal(last, Region.ExpectMsg<Deliver>().Producer);
    }

    [Fact]
    public void A_producer_that_was_silent_for_long_is_forgotten_and_asked_again()
    {
        Send(Declarations(1), Row(1));
        Region.ExpectMsg<Deliver>();

        for (var minute = 0; minute < 25; minute++)
        {
            Advance(TimeSpan.FromMinutes(1));
            Settle();
        }

        Send([], Row(1, sequence: 2));
        Assert.Equal([1], Verdict().UnknownHandles);
    }

    [Fact]
    public void An_answer_to_a_producer_that_was_forgotten_is_dropped()
    {
        var (actor, log) = (CreateTestProbe("actor"), CreateTestProbe("log"));
        Sys.EventStream.Subscribe(log, typeof(Error));

        Answer(actor, handle: 1, durable: 1, accepted: 1);
        Fold();

        Assert.False(Client.HasMessages);
        Assert.False(log.HasMessages);
    }
}
