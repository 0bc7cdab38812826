using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>When the open chunk is written.</summary>
public sealed class ChunkTests : ResourceSpec
{
    private int Chunks => Storage.Events.OfType<RowsRecorded>().Count();

    [Fact]
    public void A_chunk_is_sealed_when_it_has_its_rows()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2, 3, 4, 5));
        producer.Send(resource, 6, Rows.Values(NowNs, 6, 7, 8, 9));
        Assert.Equal(9, Statistics(resource).Count);
        Assert.Equal(0, Chunks);

        producer.Send(resource, 10, Rows.Values(NowNs, 10));

        producer.Durable(10);
        Assert.Equal(1, Chunks);
    }

    [Fact]
    public void A_chunk_is_sealed_at_its_age_however_small_it_is()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1));

        Pass(resource, ChunkAge - TimeSpan.FromSeconds(1));
        Assert.Equal((0, 1), (Chunks, Statistics(resource).Count));

        Pass(resource, TimeSpan.FromSeconds(1));
        producer.Durable(1);
        Assert.Equal(1, Chunks);
    }

    [Fact]
    public void Every_chunk_has_its_age()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            producer.Send(resource, sequence, Rows.Values(NowNs, sequence));
            Pass(resource, ChunkAge);
            producer.Durable(sequence);
        }

        Assert.Equal(3, Chunks);
    }

    [Fact]
    public void A_row_waits_no_longer_than_the_age_behind_a_chunk_that_was_flushed()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Pass(resource, TimeSpan.FromSeconds(10));
        producer.Send(resource, 2, Rows.Values(NowNs, 2));

        Pass(resource, ChunkAge);

        producer.Durable(2);
    }

    [Fact]
    public void Nothing_is_written_where_nothing_came()
    {
        var resource = Tracked(Memory);
        var events = Storage.Events.Length;

        Pass(resource, 3 * ChunkAge);

        Assert.Equal(events, Storage.Events.Length);
    }

    [Fact]
    public void A_flush_takes_along_what_was_accepted_before()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2));

        producer.Flush(resource, 3, Rows.Values(NowNs, 3));

        producer.Durable(3);
        Assert.Equal(1, Chunks);
    }
}
