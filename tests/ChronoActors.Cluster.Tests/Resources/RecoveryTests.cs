using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A resource that died comes back as what was durable of it.</summary>
public sealed class RecoveryTests : ResourceSpec
{
    [Theory]
    [InlineData(1000)]
    [InlineData(4)]
    [InlineData(1)]
    public void The_report_is_the_same_bit_for_bit(int snapshotEvery)
    {
        Settings = Settings with { SnapshotEvery = snapshotEvery };
        var resource = Tracked(Disk);
        var (one, two) = (Producer(Disk), Producer(Disk));
        Assert.True(Command(resource, new SetThreshold(Disk.Id, new Threshold("read_bytes", ThresholdDirection.Above, 1e6, 1e5))).Done);
        for (var round = 0; round < 6; round++)
        {
            one.Flush(resource, (round * 4) + 1, Mixed(round));
            two.Flush(resource, round + 1, Rows.Of(NowNs - (round * 1_000), [round * 0.1, null]));
            one.Durable((round * 4) + 4);
            two.Durable(round + 1);
            Advance(TimeSpan.FromSeconds(1));
        }

        var before = ReportBits(resource);
        Await(() => Storage.SnapshotsSaved > 0 || snapshotEvery == 1000);
        Kill(resource);
        var replayed = Storage.Replayed;
        resource = Wake(Disk);

        Assert.Equal(before, ReportBits(resource));
        Assert.True(snapshotEvery == 1000 || Storage.Replayed - replayed < Storage.Events.Length, "the snapshot was not used");
        one.Send(resource, 21, Mixed(5));
        Assert.Equal(24, one.Answer().DurableSequence);
        Assert.Equal(6, two.Ask(resource, 7).DurableSequence);
        Assert.Equal(before, ReportBits(resource));
    }

    [Fact]
    public void What_was_not_durable_is_gone_and_comes_again_from_its_producer()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1, 2));
        producer.Durable(2);
        producer.Send(resource, 3, Rows.Values(NowNs, 3));
        Assert.Equal(3, Statistics(resource).Count);

        Kill(resource);
        resource = Wake(Memory);

        Assert.Equal(2, Statistics(resource).Count);
        var state = producer.Ask(resource, 4);
        Assert.Equal((2, 2, 3), (state.DurableSequence, state.AcceptedSequence, state.ExpectedSequence));
        producer.Flush(resource, 3, Rows.Values(NowNs, 3));
        producer.Durable(3);
        Assert.Equal((3, 6), (Statistics(resource).Count, Statistics(resource).Sum));
    }

    [Fact]
    public void Current_follows_the_newest_timestamp_also_after_a_restart()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Flush(resource, 2, Rows.Values(NowNs - 1_000_000_000, 2));
        producer.Durable(2);
        Assert.Equal(1, Statistics(resource).Current);

        Kill(resource);

        var value = Statistics(Wake(Memory));
        Assert.Equal((1, NowNs, NowNs - 1_000_000_000), (value.Current, value.LastUpdatedNs, value.FirstSeenNs));
    }

    [Fact]
    public void A_snapshot_that_fails_costs_nothing_but_time()
    {
        Settings = Settings with { SnapshotEvery = 2 };
        Storage.FailSnapshots(1);
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        Await(() => Storage.SnapshotsFailed == 1);
        producer.Flush(resource, 2, Rows.Values(NowNs, 2));
        producer.Durable(2);
        var before = ReportBits(resource);

        Kill(resource);

        Assert.Equal(before, ReportBits(Wake(Memory)));
    }

    [Fact]
    public void A_journal_that_cannot_be_read_stops_the_resource_until_it_can()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        Kill(resource);
        var trouble = CreateTestProbe();
        Sys.EventStream.Subscribe(trouble, typeof(JournalTrouble));
        Storage.FailReplays(1);

        var failing = Wake(Memory);
        producer.Flush(failing, 2, Rows.Values(NowNs, 2));

        ExpectGone(failing);
        trouble.ExpectMsg<JournalTrouble>();
        Assert.False(producer.Ingress.HasMessages);
        resource = Wake(Memory);
        producer.Flush(resource, 2, Rows.Values(NowNs, 2));
        producer.Durable(2);
        Assert.Equal((2, 3), (Statistics(resource).Count, Statistics(resource).Sum));
    }

    /// <summary>Four rows: values of every kind, a missing one, a rejected one, an interval, and times out of order.</summary>
    private RowBlock Mixed(int round)
    {
        var rows = Rows.Of(NowNs, [0.1 * round, 1e300], [null, -0.0]).Add(NowNs - 5_000_000, double.NaN, 5e-324);
        rows.AddRow(NowNs + 1);
        rows.Set(0, new IntervalSample(Last: round * 1e6, Min: -1, Max: (round * 1e6) + 1, Sum: 0.3, Count: 17));
        return rows;
    }
}
