using Akka.Actor;
using Akka.TestKit;
using ChronoActors.Cluster.Resources;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Ingestion;

/// <summary>Which way rows and commands go.</summary>
public sealed class RoutingTests : IngressSpec
{
    [Fact]
    public void A_batch_becomes_one_delivery_per_resource()
    {
        var rows = new[] { Row(1), Row(2, sequence: 7) with { BaseSequence = 5, Flush = true } };

        Send(Declarations(1, 2), rows);

        foreach (var sent in rows)
        {
            var deliver = Region.ExpectMsg<Deliver>();
            var resource = Resource(sent.Handle);
            Assert.Equal((resource.Id.Entity, Producer, resource.Schema.Fingerprint), (deliver.Entity, deliver.Producer, deliver.Schema));
            Assert.Equal(resource.Id, deliver.Declaration!.Id);
            Assert.Equal((sent.Handle, sent.BaseSequence, sent.FirstSequence, sent.Flush), (deliver.Rows.Handle, deliver.Rows.BaseSequence, deliver.Rows.FirstSequence, deliver.Rows.Flush));
            Assert.Equal(sent.Rows.ToArray(), deliver.Rows.Rows.ToArray());
        }
    }

    [Fact]
    public void A_handle_that_is_not_declared_is_asked_for_and_its_neighbours_are_delivered()
    {
        Send(Declarations(1), Row(1), Row(2), Row(3));

        Assert.Equal(1, Region.ExpectMsg<Deliver>().Rows.Handle);
        Assert.Equal([2, 3], Verdict().UnknownHandles.Order());
        Assert.False(Region.HasMessages);

        Send(Declarations(2), Row(2));
        Assert.Equal(2, Region.ExpectMsg<Deliver>().Rows.Handle);
    }

    [Fact]
    public void A_message_of_a_newer_client_is_answered()
    {
        Ingress.Tell(new UnknownMessage("zz9"), Client);

        Client.ExpectMsg(new NotUnderstood("zz9", OwnVersion.Text));
    }

    [Fact]
    public void The_declaration_is_sent_along_until_the_actor_has_answered_and_again_when_it_asks()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));
        Send([], Row(1, sequence: 2));
        Assert.NotNull(Region.ExpectMsg<Deliver>().Declaration);
        Assert.NotNull(Region.ExpectMsg<Deliver>().Declaration);

        Answer(actor, handle: 1, durable: 0, accepted: 2);
        Send([], Row(1, sequence: 3));
        Assert.Null(NextDelivery(actor).Declaration);

        Answer(actor, new ResourceVerdict(1, 0, 0, 3, RejectionReason.None, "", []), needsDeclaration: true);
        Send([], Row(1, sequence: 3));
        Assert.NotNull(NextDelivery(actor).Declaration);
    }

    [Fact]
    public void Rows_go_straight_to_an_actor_of_this_node_that_has_answered_and_count_as_taken()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));
        Answer(actor, handle: 1, durable: 0, accepted: 1);
        Verdict();
        Region.ExpectMsg<Deliver>();

        var number = Send([], Row(1, sequence: 2));

        Assert.Equal(2, actor.ExpectMsg<Deliver>().Rows.FirstSequence);
        var taken = Assert.Single(Verdict().Taken);
        Assert.Equal(number, taken.Number);
        Assert.Equal([1], taken.Handles);
        Assert.False(Region.HasMessages);
    }

    [Fact]
    public void A_delivery_that_comes_again_takes_the_way_over_the_region()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));
        Answer(actor, handle: 1, durable: 0, accepted: 1);
        Send([], Row(1, sequence: 2));
        actor.ExpectMsg<Deliver>();
        Region.ExpectMsg<Deliver>();

        Send([], Row(1, sequence: 2));

        Assert.Equal(2, Region.ExpectMsg<Deliver>().Rows.FirstSequence);
    }

    [Fact]
    public void Rows_of_an_actor_that_leaves_take_the_way_over_the_region()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));
        Region.ExpectMsg<Deliver>();
        Answer(actor, handle: 1, durable: 0, accepted: 1);

        Ingress.Tell(new ResourceLeaving(Producer, 1));
        Send([], Row(1, sequence: 2));

        Assert.Equal(2, Region.ExpectMsg<Deliver>().Rows.FirstSequence);
    }

    [Fact]
    public void Commands_go_to_the_resource_and_its_answer_to_who_gave_them()
    {
        var operatorProbe = CreateTestProbe("operator");

        Ingress.Tell(new UntrackResource(Resource(1).Id), operatorProbe);

        Assert.Equal(Resource(1).Id, Region.ExpectMsg<UntrackResource>().Resource);
        Region.Reply(new CommandOutcome(true, "done"));
        operatorProbe.ExpectMsg<CommandOutcome>();
    }

    [Fact]
    public void A_relayed_batch_is_delivered_and_answered_to_the_client_itself()
    {
        var (other, actor) = (CreateTestProbe("other-ingress"), CreateTestProbe("actor"));
        var batch = new SampleBatch(Producer, Declarations(1), [Row(1)]) { Number = 1 };

        Ingress.Tell(new RelayedBatch(batch, Akka.Serialization.Serialization.SerializedActorPath(Client)), other);

        Assert.Equal(1, Region.ExpectMsg<Deliver>().Rows.Handle);
        Answer(actor, handle: 1, durable: 1, accepted: 1);
        Assert.Equal(1, Assert.Single(Verdict().Resources).DurableSequence);
        Assert.False(other.HasMessages);
    }

    /// <summary>The next delivery, whichever way it took.</summary>
    private Deliver NextDelivery(TestProbe actor)
    {
        Await(() => actor.HasMessages || Region.HasMessages);
        return (actor.HasMessages ? actor : Region).ExpectMsg<Deliver>();
    }
}
