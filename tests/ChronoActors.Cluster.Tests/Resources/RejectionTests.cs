using ChronoActors.Cluster.Tests.Support;
using ChronoActors.Core.Samples;

namespace ChronoActors.Cluster.Tests.Resources;

/// <summary>A bad sample is named with its reason and takes no neighbour with it.</summary>
public sealed class RejectionTests : ResourceSpec
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_rejected_alone(double bad)
    {
        var (resource, producer) = (Tracked(Disk), Producer(Disk));

        producer.Flush(resource, 1, Rows.Of(NowNs, [1, 10], [bad, 20], [3, 30]));

        Assert.Equal([new RowRejection(2, RejectionReason.NotFinite, 1)], producer.Durable(3));
        Assert.Equal((2, 4), (Statistics(resource, "read_bytes").Count, Statistics(resource, "read_bytes").Sum));
        Assert.Equal((3, 60), (Statistics(resource, "write_bytes").Count, Statistics(resource, "write_bytes").Sum));
        Assert.Equal(1, Describe(resource)!.Rejected[RejectionReason.NotFinite]);
    }

    [Fact]
    public void Timestamps_are_taken_up_to_the_limits_and_no_further()
    {
        var (resource, producer) = (Tracked(Disk), Producer(Disk));
        var newest = NowNs + (long)Settings.Limits.FutureSkew.TotalNanoseconds;
        var oldest = NowNs - (long)Settings.Limits.RawRetention.TotalNanoseconds;
        var rows = Rows.Of(oldest - 1, [1, 1]).Add(oldest, 2, 2).Add(NowNs, 3, 3).Add(newest, 4, 4).Add(newest + 1, 5, 5);

        producer.Flush(resource, 1, rows);

        Assert.Equal(
            [new RowRejection(1, RejectionReason.TooOld, 2), new RowRejection(5, RejectionReason.TooFarInFuture, 2)],
            producer.Durable(5));
        var read = Statistics(resource, "read_bytes");
        Assert.Equal((3, 9, oldest, newest), (read.Count, read.Sum, read.FirstSeenNs, read.LastUpdatedNs));
    }

    [Fact]
    public void An_interval_that_contradicts_itself_is_rejected()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        var rows = new RowBlock(1);
        rows.AddRow(NowNs);
        rows.Set(0, new IntervalSample(Last: 9, Min: 1, Max: 5, Sum: 12, Count: 3));
        rows.AddRow(NowNs + 1);
        rows.Set(0, new IntervalSample(Last: 4, Min: 1, Max: 5, Sum: 12, Count: 3));

        producer.Flush(resource, 1, rows);

        Assert.Equal([new RowRejection(1, RejectionReason.InconsistentInterval, 1)], producer.Durable(2));
        var value = Statistics(resource);
        Assert.Equal((3, 12, 1, 5, 4), (value.Count, value.Sum, value.Min, value.Max, value.Current));
    }

    [Fact]
    public void Rows_that_were_all_rejected_are_durable_too_and_stay_counted_after_a_restart()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, double.NaN, double.NaN));
        Assert.Equal(2, producer.Durable(2).Sum(rejection => rejection.Samples));

        Kill(resource);
        resource = Wake(Memory);

        producer.Send(resource, 1, Rows.Values(NowNs, double.NaN, double.NaN));
        Assert.Equal(2, producer.Answer().DurableSequence);
        var report = Describe(resource)!;
        Assert.Equal(2, report.Rejected[RejectionReason.NotFinite]);
        Assert.Equal(0, report.Metrics[0].Statistics.Count);
    }

    [Fact]
    public void Bytes_that_are_no_rows_are_refused_without_harm()
    {
        var (resource, producer) = (Tracked(Memory), Producer(Memory));
        producer.Flush(resource, 1, Rows.Values(NowNs, 1));
        producer.Durable(1);
        var before = ReportBits(resource);

        foreach (var garbage in Garbage())
        {
            producer.Send(resource, 2, garbage, flush: true);

            var refused = producer.Answer();
            Assert.Equal((RejectionReason.Malformed, 1, 1), (refused.Refused, refused.DurableSequence, refused.AcceptedSequence));
            Assert.NotEmpty(refused.Message);
        }

        Assert.Equal(before, ReportBits(resource));
        producer.Flush(resource, 2, Rows.Values(NowNs, 2));
        producer.Durable(2);
        Assert.Equal(3, Statistics(resource).Sum);
    }

    [Fact]
    public void Rows_with_another_number_of_columns_than_declared_are_refused()
    {
        var (resource, producer) = (Tracked(Disk), Producer(Disk));

        producer.Flush(resource, 1, Rows.Of(NowNs, [1, 2, 3]));

        var refused = producer.Answer();
        Assert.Equal((RejectionReason.Malformed, 0), (refused.Refused, refused.DurableSequence));
        Assert.Contains("3 metrics, the declaration has 2", refused.Message, StringComparison.Ordinal);
        producer.Flush(resource, 1, Rows.Of(NowNs, [1, 2]));
        producer.Durable(1);
        Assert.Equal(1, Statistics(resource, "read_bytes").Count);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Garbage()
    {
        var good = Rows.Values(NowNs, 1.5, 2.5, 1e300).Encode();
        for (var length = 1; length < good.Length; length++)
        {
            yield return good[..length];
        }

        var noise = new byte[64];
        new Random(7).NextBytes(noise);
        yield return noise;
    }
}
