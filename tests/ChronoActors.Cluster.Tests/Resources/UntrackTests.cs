using Akka.Actor;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A resource that is no longer tracked is forgotten, and may come back as a new one.</summary>
public sealed class UntrackTests : ResourceSpec
{
    [Fact]
    public void An_untracked_resource_is_gone_everywhere()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 1));

        var outcome = Command(resource, new UntrackResource(Memory.Id));

        Assert.True(outcome.Done, outcome.Message);
        producer.Durable(1);
        Assert.Null(Describe(resource));
        Directory.Probe.FishForMessage<Leave>(leave => leave.Entity == Memory.Id.Entity);
        Reporter.FishForMessage<ResourceGone>(gone => gone.Entity == Memory.Id.Entity);
        Kill(resource);
        Assert.Null(Describe(Wake(Memory)));
    }

    [Fact]
    public void Untracking_twice_is_the_same_as_once()
    {
        var resource = Tracked(Memory);
        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        var events = Storage.Events.Length;

        var again = Command(resource, new UntrackResource(Memory.Id));

        Assert.Equal((true, "memory{node=\"edge-7\"} was not tracked."), (again.Done, again.Message));
        Assert.Equal(events, Storage.Events.Length);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    public void Tracked_again_it_starts_from_nothing_but_counts_no_old_row_again(int snapshotEvery)
    {
        Settings = Settings with { SnapshotEvery = snapshotEvery };
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Command(resource, new SetThreshold(Memory.Id, new Threshold("value", ThresholdDirection.Above, 90, 90)));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2, double.NaN));
        producer.Durable(3);
        Command(resource, new UntrackResource(Memory.Id));

        Assert.True(Command(resource, new TrackResource(Memory)).Done);

        var report = Describe(resource)!;
        Assert.Equal(0, report.Metrics[0].Statistics.Count);
        Assert.Empty(report.Alerts);
        Assert.Empty(report.Rejected);
        Directory.Probe.FishForMessage<Leave>(_ => true);
        Directory.Probe.FishForMessage<Enter>(enter => enter.IsNew);
        Kill(resource);
        resource = Wake(Memory);
        producer.Send(resource, 1, Rows.Values(NowNs, 1, 2, double.NaN));
        Assert.Equal(3, producer.Answer().DurableSequence);
        producer.Flush(resource, 4, Rows.Values(NowNs, 4));
        producer.Durable(4);
        Assert.Equal((1, 4), (Statistics(resource).Count, Statistics(resource).Sum));
    }

    [Fact]
    public void A_producer_that_goes_on_is_asked_for_the_declaration_and_brings_the_resource_back()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Command(resource, new UntrackResource(Memory.Id));

        producer.Send(resource, 2, Rows.Values(NowNs, 2).Encode(), declares: false);
        Assert.Equal(2, producer.Answer(verdict => verdict.ExpectedSequence > 0).ExpectedSequence);
        Assert.Null(Describe(resource));
        producer.Flush(resource, 2, Rows.Values(NowNs, 2));

        producer.Durable(2);
        Assert.Equal((1, 2), (Statistics(resource).Count, Statistics(resource).Sum));
    }

    [Fact]
    public void Back_again_it_takes_nothing_before_the_directory_has_it_again()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        Directory.IsSilent = true;
        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        Directory.Probe.FishForMessage<Leave>(_ => true);
        var whoLeft = Directory.Probe.LastSender;
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        Directory.Probe.ExpectMsg<Enter>();

        // The removal is committed, the new entry is not.
        whoLeft.Tell(Entered.Instance);

        producer.Ingress.ExpectNoMsg(TimeSpan.FromMilliseconds(500));
        Directory.Probe.Reply(Entered.Instance);
        producer.Durable(1);
    }
}
