using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>What a resource does with what it is told of itself.</summary>
public sealed class DeclarationTests : ResourceSpec
{
    private static readonly ResourceDeclaration DiskWithQueue = new(Disk.Id, "io", MetricSchema.Of(
        [new Metric("queue", "1"), new Metric("write_bytes", "bytes"), new Metric("read_bytes", "bytes")]));

    [Fact]
    public void Rows_of_an_unknown_schema_are_not_taken_before_it_is_declared()
    {
        var (resource, producer) = (Wake(Memory), Producer(Memory));

        producer.Send(resource, 7, Rows.Values(NowNs, 1).Encode(), declares: false);

        var reply = producer.Reply();
        Assert.True(reply.NeedsDeclaration);
        Assert.Equal((0, 7), (reply.Verdict.DurableSequence, reply.Verdict.ExpectedSequence));
        Assert.Null(Describe(resource));

        producer.Base = 7;
        producer.Flush(resource, 7, Rows.Values(NowNs, 1));
        producer.Durable(7);
    }

    [Fact]
    public void Once_declared_the_schema_is_named_by_its_fingerprint()
    {
        var (resource, producer) = (Tracked(Disk), Producer(Disk));

        producer.Send(resource, 1, Rows.Of(NowNs, [1, 2]).Encode(), flush: true, declares: false);

        producer.Durable(1);
        var report = Describe(resource)!;
        Assert.Equal((Disk.Id, "io", false), (report.Id, report.Type, report.IsAsleep));
        Assert.Equal(Disk.Schema.Metrics, report.Metrics.Select(metric => metric.Metric));
    }

    [Fact]
    public void A_resource_is_in_the_directory_before_it_takes_its_first_row()
    {
        Directory.IsSilent = true;
        var (resource, producer) = (Wake(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));

        var enter = Directory.Probe.ExpectMsg<Enter>();
        Assert.True(enter.IsNew);
        Assert.Equal(Memory.Id, enter.Report.Id);
        Assert.Empty(Storage.Events);
        Assert.False(producer.Ingress.HasMessages);

        Directory.Probe.Reply(Entered.Instance);
        producer.Durable(1);
    }

    [Fact]
    public void A_full_directory_refuses_rows_and_commands_and_says_why()
    {
        Directory.FullAt = 3;
        var (resource, producer) = (Wake(Memory), Producer(Memory));

        producer.Flush(resource, 1, Rows.Values(NowNs, 1));

        var refused = producer.Answer();
        Assert.Equal((RejectionReason.TooManyResources, 0), (refused.Refused, refused.DurableSequence));
        Assert.Contains("3 resources already", refused.Message, StringComparison.Ordinal);
        var track = Command(resource, new TrackResource(Memory));
        Assert.False(track.Done);
        Assert.Contains("3 resources already", track.Message, StringComparison.Ordinal);
        Assert.Empty(Storage.Events);

        Directory.FullAt = 0;
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
    }

    [Fact]
    public void Who_asks_while_the_directory_thinks_is_answered_whatever_it_says()
    {
        Directory.IsSilent = true;
        var (resource, producer, asker) = (Wake(Memory), Producer(Memory), CreateTestProbe());
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        Directory.Probe.ExpectMsg<Enter>();
        resource.Tell(new DescribeResource(Memory.Id.Entity), asker);

        Directory.Probe.Reply(new DirectoryFull(3));

        Assert.Null(asker.ExpectMsg<ResourceDescription>().Report);
    }

    [Fact]
    public void A_second_declaration_adds_its_metrics_behind_the_known_ones()
    {
        var (resource, old, grown) = (Tracked(Disk), Producer(Disk), Producer(DiskWithQueue));
        old.Flush(resource, 1, Rows.Of(NowNs, [1, 10]));
        old.Durable(1);

        grown.Flush(resource, 1, Rows.Of(NowNs + 1, [5, 20, 2]));

        grown.Durable(1);
        Assert.Equal(["read_bytes", "write_bytes", "queue"], Describe(resource)!.Metrics.Select(metric => metric.Metric.Name));
        Assert.Equal((2, 3), (Statistics(resource, "read_bytes").Count, Statistics(resource, "read_bytes").Sum));
        Assert.Equal((2, 30), (Statistics(resource, "write_bytes").Count, Statistics(resource, "write_bytes").Sum));
        Assert.Equal((1, 5), (Statistics(resource, "queue").Count, Statistics(resource, "queue").Sum));

        old.Flush(resource, 2, Rows.Of(NowNs + 2, [3, 30]));
        old.Durable(2);
        Assert.Equal((3, 6), (Statistics(resource, "read_bytes").Count, Statistics(resource, "read_bytes").Sum));
        var before = ReportBits(resource);
        Kill(resource);
        Assert.Equal(before, ReportBits(Wake(Disk)));
    }

    [Fact]
    public void Rows_of_before_are_in_the_chunk_of_before()
    {
        var (resource, old, grown) = (Tracked(Disk), Producer(Disk), Producer(DiskWithQueue));
        old.Send(resource, 1, Rows.Of(NowNs, [1, 10]));

        grown.Flush(resource, 1, Rows.Of(NowNs + 1, [5, 20, 2]));

        grown.Durable(1);
        old.Durable(1);
        var before = ReportBits(resource);
        Kill(resource);
        Assert.Equal(before, ReportBits(Wake(Disk)));
    }

    [Fact]
    public void A_new_type_is_taken_over()
    {
        var resource = Tracked(Memory);

        var outcome = Command(resource, new TrackResource(new ResourceDeclaration(Memory.Id, "ram", Memory.Schema)));

        Assert.True(outcome.Done, outcome.Message);
        Assert.Equal("ram", Describe(resource)!.Type);
        Kill(resource);
        Assert.Equal("ram", Describe(Wake(Memory))!.Type);
    }

    [Fact]
    public void Metrics_over_the_limit_are_refused_and_the_known_ones_go_on()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        var many = MetricSchema.Of(Enumerable.Range(0, IdentityLimits.MaxMetrics).Select(index => new Metric($"m{index}", "1")));
        var wide = Producer(new ResourceDeclaration(Memory.Id, "memory", many));

        wide.Flush(resource, 1, Rows.Of(NowNs, [new double?[IdentityLimits.MaxMetrics]]));

        Assert.Equal(RejectionReason.TooManyMetrics, wide.Answer().Refused);
        Assert.False(Command(resource, new TrackResource(wide.Declaration)).Done);
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
    }

    [Fact]
    public void Tracking_is_done_once()
    {
        var resource = Tracked(Memory);

        var again = Command(resource, new TrackResource(Memory));

        Assert.Equal((true, "memory{node=\"edge-7\"} was tracked already."), (again.Done, again.Message));
        Assert.Single(Storage.Events);
        Assert.Equal(0, Statistics(resource).Count);
    }
}
