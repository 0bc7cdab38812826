using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>An alert is raised once, kept, and cleared once.</summary>
public sealed class ThresholdTests : ResourceSpec
{
    private static readonly Threshold Above90 = new("value", ThresholdDirection.Above, 90, 80);

    private readonly TestProbe _log;

    public ThresholdTests()
    {
        _log = CreateTestProbe("log");
        Sys.EventStream.Subscribe(_log, typeof(Warning));
    }

    private int Raised => Storage.Events.OfType<AlertRaised>().Count();

    private int Cleared => Storage.Events.OfType<AlertCleared>().Count();

    [Fact]
    public void An_alert_is_raised_once_and_announced_once()
    {
        var (resource, producer) = (Watched(), Producer(Memory));

        producer.Flush(resource, 1, Rows.Values(NowNs, 89, 90, 91, 95));
        producer.Flush(resource, 5, Rows.Values(NowNs + 10_000_000, 85, 99));
        producer.Durable(6);

        Assert.Equal((1, 1, 0), (Announced(), Raised, Cleared));
        var alert = Alert(resource);
        Assert.Equal((true, 91, NowNs + 2_000_000), (alert.IsRaised, alert.Value, alert.SinceNs));
    }

    [Fact]
    public void An_alert_does_not_wait_for_the_chunk_and_is_written_with_its_rows()
    {
        var (resource, producer) = (Watched(), Producer(Memory));
        producer.Send(resource, 1, Rows.Values(NowNs, 50));

        producer.Send(resource, 2, Rows.Values(NowNs, 91));

        producer.Durable(2);
        Assert.Equal(2, Storage.Batches[^1]);
        Assert.IsType<RowsRecorded>(Storage.Events[^2]);
        Assert.IsType<AlertRaised>(Storage.Events[^1]);
    }

    [Fact]
    public void An_alert_clears_on_the_good_side_of_its_clear_value()
    {
        var (resource, producer) = (Watched(), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Flush(resource, 2, Rows.Values(NowNs + 1, 80.5));
        producer.Durable(2);
        Assert.True(Alert(resource).IsRaised);

        producer.Flush(resource, 3, Rows.Values(NowNs + 2, 80));

        producer.Durable(3);
        var alert = Alert(resource);
        Assert.Equal((false, 80, NowNs + 2), (alert.IsRaised, alert.Value, alert.SinceNs));
        Assert.Equal((1, 1), (Raised, Cleared));

        producer.Flush(resource, 4, Rows.Values(NowNs + 3, 91));
        producer.Durable(4);
        Assert.Equal((2, 1), (Raised, Cleared));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    public void A_raised_alert_survives_a_restart_and_is_not_announced_again(int snapshotEvery)
    {
        Settings = Settings with { SnapshotEvery = snapshotEvery };
        var (resource, producer) = (Watched(), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);
        var before = Alert(resource);
        Assert.Equal(1, Announced());
        Kill(resource);

        resource = Wake(Memory);
        Assert.Equal(before, Alert(resource));
        producer.Flush(resource, 2, Rows.Values(NowNs + 1, 99));
        producer.Durable(2);

        Assert.Equal((0, 1), (Announced(), Raised));
        Assert.Equal(before, Alert(resource));
    }

    [Fact]
    public void A_late_sample_changes_no_alert()
    {
        var (resource, producer) = (Watched(), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 50));

        producer.Flush(resource, 2, Rows.Values(NowNs - 1, 99));

        producer.Durable(2);
        Assert.Equal((0, 99), (Raised, Statistics(resource).Max));
    }

    [Fact]
    public void An_alert_whose_write_failed_was_never_announced_and_is_when_its_rows_come_again()
    {
        var (resource, producer) = (Watched(), Producer(Memory));
        Storage.NextWrites(WriteFate.Fail);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        ExpectGone(resource);
        Assert.Equal(0, Announced());

        resource = Wake(Memory);
        Assert.False(Alert(resource).IsRaised);
        producer.Flush(resource, 1, Rows.Values(NowNs, 91));
        producer.Durable(1);

        Assert.Equal((1, 1), (Announced(), Raised));
    }

    [Fact]
    public void A_threshold_is_replaced_and_removed_durably()
    {
        var (resource, producer) = (Watched(), Producer(Memory));
        Assert.True(Command(resource, new SetThreshold(Memory.Id, new Threshold("value", ThresholdDirection.Above, 10, 10))).Done);
        Assert.True(Command(resource, new SetThreshold(Memory.Id, new Threshold("value", ThresholdDirection.Below, 1, 1))).Done);
        producer.Flush(resource, 1, Rows.Values(NowNs, 11));
        producer.Durable(1);
        Assert.Equal(1, Raised);

        Assert.True(Command(resource, new RemoveThreshold(Memory.Id, "value", ThresholdDirection.Above)).Done);

        Kill(resource);
        resource = Wake(Memory);
        Assert.Equal(ThresholdDirection.Below, Alert(resource).Threshold.Direction);
        producer.Flush(resource, 2, Rows.Values(NowNs + 1, 12));
        producer.Durable(2);
        Assert.Equal(1, Raised);
    }

    [Fact]
    public void Commands_that_can_not_be_carried_out_say_why_and_write_nothing()
    {
        var resource = Watched();
        var events = Storage.Events.Length;

        Refused("has no metric \"valeu\"; it has value", new SetThreshold(Memory.Id, Above90 with { Metric = "valeu" }));
        Refused("finite", new SetThreshold(Memory.Id, Above90 with { Value = double.NaN }));
        Refused("good side", new SetThreshold(Memory.Id, Above90 with { ClearValue = 91 }));
        Refused("has no threshold below", new RemoveThreshold(Memory.Id, "value", ThresholdDirection.Below));
        Assert.Equal(events, Storage.Events.Length);

        Assert.True(Command(resource, new UntrackResource(Memory.Id)).Done);
        Refused("is not tracked", new SetThreshold(Memory.Id, Above90));
        Refused("is not tracked", new RemoveThreshold(Memory.Id, "value", ThresholdDirection.Above));

        void Refused(string why, ResourceCommand command)
        {
            var outcome = Command(resource, command);
            Assert.False(outcome.Done);
            Assert.Contains(why, outcome.Message, StringComparison.Ordinal);
        }
    }

    private IActorRef Watched()
    {
        var resource = Tracked(Memory);
        var outcome = Command(resource, new SetThreshold(Memory.Id, Above90));
        Assert.True(outcome.Done, outcome.Message);
        return resource;
    }

    /// <summary>How often an alert was announced in the log since the last call.</summary>
    private int Announced()
    {
        _log.Ref.Tell("until here");
        var announced = 0;
        while (_log.ExpectMsg<object>() is Warning warning)
        {
            announced += warning.Message.ToString()!.Contains("Alert raised", StringComparison.Ordinal) ? 1 : 0;
        }

        return announced;
    }

    private AlertState Alert(IActorRef resource) => Assert.Single(Describe(resource)!.Alerts);
}
