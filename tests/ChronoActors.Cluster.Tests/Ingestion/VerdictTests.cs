using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Ingestion;

/// <summary>What a producer is told of the answers of its resources.</summary>
public sealed class VerdictTests : IngressSpec
{
    [Fact]
    public void Answers_of_many_resources_become_one_message()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1, 2, 3), Row(1), Row(2), Row(3));

        Answer(actor, handle: 1, durable: 1, accepted: 1);
        Answer(actor, handle: 2, durable: 0, accepted: 1);
        Answer(actor, handle: 3, durable: 1, accepted: 1);

        var verdict = Verdict();
        Assert.Equal(Producer, verdict.Producer);
        Assert.Equal([(1, 1), (2, 0), (3, 1)], verdict.Resources.Select(resource => (resource.Handle, resource.DurableSequence)).Order());
        Assert.False(Client.HasMessages);
    }

    [Fact]
    public void Of_one_resource_the_newest_state_is_told_with_all_rejections()
    {
        var actor = CreateTestProbe("actor");
        RowRejection[] rejections = [new(1, RejectionReason.NotFinite, 2), new(2, RejectionReason.TooOld, 1)];
        Send(Declarations(1), Row(1));

        Answer(actor, 1, 0, 1, rejections[0]);
        Answer(actor, 1, 0, 2, rejections[1]);
        Answer(actor, 1, 2, 2);

        var told = Assert.Single(Verdict().Resources);
        Assert.Equal((2, 2), (told.DurableSequence, told.AcceptedSequence));
        Assert.Equal(rejections, told.Rejections);
    }

    [Fact]
    public void A_refusal_is_not_covered_by_what_comes_after_it()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));

        Answer(actor, new ResourceVerdict(1, 0, 0, 0, RejectionReason.TooManyMetrics, "too many", []));
        Answer(actor, handle: 1, durable: 0, accepted: 0);

        var told = Assert.Single(Verdict().Resources);
        Assert.Equal((RejectionReason.TooManyMetrics, "too many"), (told.Refused, told.Message));
    }

    [Fact]
    public void A_gap_is_told_though_something_else_becomes_durable_meanwhile()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));

        Answer(actor, new ResourceVerdict(1, 0, 2, 3, RejectionReason.None, "", []));
        Answer(actor, handle: 1, durable: 2, accepted: 2);

        var told = Assert.Single(Verdict().Resources);
        Assert.Equal((2, 3), (told.DurableSequence, told.ExpectedSequence));
    }

    [Fact]
    public void A_gap_that_was_filled_meanwhile_is_not_told()
    {
        var actor = CreateTestProbe("actor");
        Send(Declarations(1), Row(1));

        Answer(actor, new ResourceVerdict(1, 0, 2, 3, RejectionReason.None, "", []));
        Answer(actor, handle: 1, durable: 0, accepted: 5);

        Assert.Equal(0, Assert.Single(Verdict().Resources).ExpectedSequence);
    }

    [Fact]
    public void News_of_very_many_resources_come_in_several_messages_and_each_once()
    {
        const int resources = 5_000;
        var actor = CreateTestProbe("actor");
        var handles = Enumerable.Range(1, resources).ToArray();
        Send(Declarations(handles), [.. handles.Select(handle => Row(handle)), Row(resources + 1)]);
        foreach (var handle in handles)
        {
            Answer(actor, handle, durable: 1, accepted: 1);
        }

        var told = new List<BatchVerdict> { Verdict() };
        while (Client.HasMessages)
        {
            told.Add(Verdict());
        }

        Assert.Equal(handles, told.SelectMany(verdict => verdict.Resources).Select(verdict => verdict.Handle).Order());
        Assert.Equal([resources + 1], told.SelectMany(verdict => verdict.UnknownHandles));
        Assert.All(told, verdict => Assert.InRange(Sys.Serialization.Serialize(verdict).Length, 1, 128_000));
    }

    [Fact]
    public void Answers_go_to_the_newest_sender()
    {
        var (actor, tunnel) = (CreateTestProbe("actor"), CreateTestProbe("new-tunnel"));
        Send(Declarations(1), Row(1));
        Send(tunnel, Producer, []);

        Answer(actor, handle: 1, durable: 1, accepted: 1);

        Assert.Single(Verdict(tunnel).Resources);
        Assert.False(Client.HasMessages);
    }

    [Fact]
    public void Producers_hear_of_their_own_resources_only()
    {
        var (actor, other) = (CreateTestProbe("actor"), CreateTestProbe("other"));
        Send(Declarations(1), Row(1));
        Send(other, ProducerId.New(), Declarations(1), Row(1));

        Answer(actor, handle: 1, durable: 1, accepted: 1);

        Assert.Single(Verdict().Resources);
        Assert.False(other.HasMessages);
    }
}
