using Akka.Actor;
using ChronoActors.Cluster.Tests.Support;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>
/// Everything at once: deliveries repeated, overtaken and lost, the actor killed and put to sleep, the journal failing before and
/// after its commits. In the end every row is counted once.
/// </summary>
public sealed class StormTests : ResourceSpec
{
    private const int RowsOfAProducer = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_row_is_counted_once(int seed)
    {
        Settings = Settings with { SnapshotEvery = 7 };
        var random = new Random(seed);
        var resource = Tracked(Memory);
        Storm[] storms = [new(Producer(Memory), random), new(Producer(Memory), random)];
        while (storms.Any(storm => !storm.IsOver))
        {
            foreach (var storm in storms)
            {
                storm.Hear();
                storm.Blow(resource, NowNs);
            }

            resource = Disturb(resource, random);
        }

        var value = Statistics(resource);
        Assert.Equal(2 * RowsOfAProducer, value.Count);
        Assert.Equal(2 * Enumerable.Range(1, RowsOfAProducer).Sum(), value.Sum);
        Kill(resource);
        Assert.Equal(value, Statistics(Wake(Memory)));
    }

    private IActorRef Disturb(IActorRef resource, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                Kill(resource);
                return Wake(Memory);
            case 1:
                Hibernate(resource);
                return Wake(Memory);
            case 2 or 3:
                Storage.NextWrites(random.Next(2) == 0 ? WriteFate.Fail : WriteFate.CommitUnheard);
                break;
            default:
                break;
        }

        // An actor whose write failed does not answer: the next message would make the shard start another.
        var probe = CreateTestProbe();
        probe.Watch(resource);
        resource.Tell(new Identify(null), probe.Ref);
        return probe.ExpectMsg<object>() is Terminated || probe.HasMessages ? Wake(Memory) : resource;
    }

    /// <summary>A producer that sends anything it still holds, in any order, until all of it is durable.</summary>
    private sealed class Storm(TestProducer producer, Random random)
    {
        public bool IsOver => producer.Base > RowsOfAProducer;

        public void Hear()
        {
            while (producer.Ingress.HasMessages)
            {
                producer.Base = Math.Max(producer.Base, producer.Answer().DurableSequence + 1);
            }
        }

        public void Blow(IActorRef resource, long nowNs)
        {
            for (var sent = random.Next(4); sent > 0 && !IsOver; sent--)
            {
                var first = Math.Min(RowsOfAProducer, producer.Base + random.Next(-3, 6));
                first = Math.Max(1, first);
                var last = Math.Min(RowsOfAProducer, first + random.Next(8));
                var values = Enumerable.Range((int)first, (int)(last - first + 1)).Select(value => (double)value).ToArray();
                producer.Send(resource, first, Rows.Values(nowNs, values).Encode(), flush: random.Next(3) == 0);
            }
        }
    }
}
