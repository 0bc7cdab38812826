using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A journal that misbehaves costs time, not samples.</summary>
public sealed class FailingJournalTests : ResourceSpec
{
    [Theory]
    [InlineData(WriteFate.Fail)]
    [InlineData(WriteFate.CommitUnheard)]
    [InlineData(WriteFate.Reject)]
    public void Rows_whose_write_failed_are_not_acknowledged_and_counted_once_when_they_come_again(WriteFate fate)
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        var trouble = CreateTestProbe();
        Sys.EventStream.Subscribe(trouble, typeof(JournalTrouble));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Storage.NextWrites(fate);

        producer.Flush(resource, 2, Rows.Values(NowNs, 2, 3));

        ExpectGone(resource);
        if (fate != WriteFate.Reject)
        {
            trouble.ExpectMsg<JournalTrouble>();
        }

        while (producer.Ingress.HasMessages)
        {
            Assert.Equal(1, producer.Answer().DurableSequence);
        }

        resource = Wake(Memory);
        producer.Flush(resource, 2, Rows.Values(NowNs, 2, 3));
        producer.Durable(3);
        Assert.Equal((3, 6), (Statistics(resource).Count, Statistics(resource).Sum));
        Kill(resource);
        var value = Statistics(Wake(Memory));
        Assert.Equal((3, 6), (value.Count, value.Sum));
    }

    [Theory]
    [InlineData(WriteFate.Fail)]
    [InlineData(WriteFate.CommitUnheard)]
    [InlineData(WriteFate.Reject)]
    public void A_declaration_whose_write_failed_comes_again(WriteFate fate)
    {
        var (resource, producer) = (Wake(Memory), Producer(Memory));
        Storage.NextWrites(fate);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        ExpectGone(resource);
        Assert.False(producer.Ingress.HasMessages);

        resource = Wake(Memory);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));

        producer.Durable(1);
        Assert.Equal((1, 1), (Statistics(resource).Count, Statistics(resource).Sum));
    }

    [Theory]
    [InlineData(WriteFate.Fail)]
    [InlineData(WriteFate.CommitUnheard)]
    [InlineData(WriteFate.Reject)]
    public void A_command_whose_write_failed_is_not_called_done_and_can_be_given_again(WriteFate fate)
    {
        var resource = Tracked(Memory);
        Storage.NextWrites(fate);
        var asker = CreateTestProbe();

        resource.Tell(new UntrackResource(Memory.Id), asker);

        ExpectGone(resource);
        Assert.False(asker.HasMessages);
        resource = Wake(Memory);
        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        Assert.Null(Describe(resource));
    }

    [Fact]
    public void A_chunk_that_could_not_be_written_on_the_way_to_sleep_is_not_acknowledged()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1));
        Storage.NextWrites(WriteFate.Fail);

        Hibernate(resource);

        while (producer.Ingress.HasMessages)
        {
            Assert.Equal(0, producer.Answer().DurableSequence);
        }

        resource = Wake(Memory);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Assert.Equal(1, Statistics(resource).Count);
    }
}
