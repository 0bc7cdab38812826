using Akka.Actor;
using Akka.Cluster.Sharding;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A resource falls asleep, and is moved, without losing anything.</summary>
public sealed class SleepTests : ResourceSpec
{
    [Fact]
    public void An_idle_resource_asks_its_shard_to_be_put_to_sleep_and_leaves_its_state_in_the_directory()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);
        Pass(resource, PassivateAfter - TimeSpan.FromSeconds(2));
        Assert.False(Shard.HasMessages);
        var awake = Describe(resource)!;

        PassUntilPassivated(resource);

        ExpectGone(resource);
        var asleep = Directory.Probe.FishForMessage<FallAsleep>(_ => true);
        Assert.Equal(Memory.Id.Entity, asleep.Entity);
        Assert.Equal(ReportBytes.Write(awake with { IsAsleep = true }), ReportBytes.Write(asleep.Report));
    }

    [Fact]
    public void A_resource_in_use_stays_awake()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            producer.Flush(resource, sequence, Rows.Values(NowNs, 1));
            Pass(resource, PassivateAfter / 2);
        }

        Assert.False(Shard.HasMessages);
    }

    [Fact]
    public void A_resource_that_is_only_asked_falls_asleep_again()
    {
        Kill(Tracked(Memory));
        var resource = Wake(Memory);

        PassUntilPassivated(resource);

        ExpectGone(resource);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_actor_of_nothing_that_is_tracked_does_not_stay_in_memory(bool isRefused)
    {
        Directory.FullAt = isRefused ? 1 : 0;
        var (resource, producer) = (Wake(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1).Encode(), declares: isRefused);
        _ = producer.Reply();

        PassUntilPassivated(resource);

        ExpectGone(resource);
    }

    [Fact]
    public void An_untracked_resource_falls_asleep_without_a_trace_in_the_directory()
    {
        var resource = Tracked(Memory);
        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);

        PassUntilPassivated(resource);

        ExpectGone(resource);
        Directory.Probe.FishForMessage<Leave>(_ => true);
        Assert.False(Directory.Probe.HasMessages);
    }

    [Fact]
    public void Hibernating_writes_down_the_open_chunk_and_acknowledges_it()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2, 3));

        Hibernate(resource);

        producer.Durable(3);
        var asleep = Directory.Probe.FishForMessage<FallAsleep>(_ => true).Report;
        Assert.Equal((3, 6), (asleep.Metrics[0].Statistics.Count, asleep.Metrics[0].Statistics.Sum));
        resource = Wake(Memory);
        Assert.Equal((3, 6), (Statistics(resource).Count, Statistics(resource).Sum));
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2, 3));
        Assert.Equal(3, producer.Answer().DurableSequence);
    }

    [Fact]
    public void Hibernating_waits_for_a_write_that_is_under_way()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Storage.HoldWrites();
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        Await(() => Storage.Held == 1);
        producer.Send(resource, 2, Rows.Values(NowNs, 2));
        resource.Tell(Cluster.Resources.Hibernate.Instance);
        resource.Tell(Cluster.Resources.Hibernate.Instance);

        Storage.ReleaseWrites();

        ExpectGone(resource);
        producer.Durable(2);
        var value = Statistics(Wake(Memory));
        Assert.Equal((2, 3), (value.Count, value.Sum));
    }

    [Fact]
    public void A_directory_that_does_not_answer_delays_the_end_but_does_not_prevent_it()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Directory.IsSilent = true;
        producer.Send(resource, 1, Rows.Values(NowNs, 1));
        resource.Tell(Cluster.Resources.Hibernate.Instance);
        producer.Durable(1);
        Directory.Probe.FishForMessage<FallAsleep>(_ => true);

        Watch(resource);
        Await(() =>
        {
            Advance(TimeSpan.FromSeconds(1));
            return HasMessages;
        });

        ExpectTerminated(resource);
    }

    [Fact]
    public void A_resource_that_has_not_entered_the_directory_yet_can_be_stopped()
    {
        Directory.IsSilent = true;
        var (resource, producer) = (Wake(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        Directory.Probe.ExpectMsg<Enter>();

        Hibernate(resource);

        Assert.False(producer.Ingress.HasMessages);
        Directory.IsSilent = false;
        resource = Wake(Memory);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Assert.Equal(1, Statistics(resource).Count);
    }

    [Fact]
    public void The_reporter_hears_of_a_resource_when_it_wakes_and_when_it_is_gone()
    {
        var resource = Tracked(Memory);

        var awake = Reporter.ExpectMsg<ResourceAwake>();
        Assert.Equal((Memory.Id.Entity, Memory.Id, "memory", resource), (awake.Entity, awake.Id, awake.Type, awake.Actor));
        Kill(resource);
        var gone = Reporter.ExpectMsg<ResourceGone>();
        Assert.Equal((Memory.Id.Entity, resource), (gone.Entity, gone.Actor));
    }

    [Fact]
    public void A_known_resource_enters_the_directory_again_when_it_wakes()
    {
        Kill(Tracked(Memory));
        Directory.Probe.ExpectMsg<Enter>(enter => Assert.True(enter.IsNew));

        _ = Describe(Wake(Memory));

        Directory.Probe.ExpectMsg<Enter>(enter => Assert.False(enter.IsNew));
    }

    /// <summary>Lets the idle time go by and does what the shard does then.</summary>
    private void PassUntilPassivated(IActorRef resource)
    {
        var limit = Time.GetUtcNow() + (2 * PassivateAfter);
        while (!Shard.HasMessages)
        {
            Assert.True(Time.GetUtcNow() < limit, "the resource did not ask to be put to sleep");
            Pass(resource, TimeSpan.FromSeconds(1));
        }

        resource.Tell(Shard.ExpectMsg<Passivate>().StopMessage);
    }
}
