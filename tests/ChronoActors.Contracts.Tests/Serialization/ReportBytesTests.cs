using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using Google.Protobuf;

namespace ChronoActors.Contracts.Tests.Serialization;

public class ReportBytesTests
{
    private static readonly MetricStatistics Used = default(MetricStatistics).With(1_750_000_000_000_000_000, 12.25).With(1_750_000_001_000_000_000, 9.75);

    private static readonly ResourceReport Report = new(
        ResourceId.Of("pool", ("node", "a")),
        "connection",
        [new MetricReport(new Metric("used"), Used), new MetricReport(new Metric("waiting"), default)],
        [],
        System.Collections.Immutable.ImmutableSortedDictionary<RejectionReason, long>.Empty.Add(RejectionReason.NotFinite, 3),
        IsAsleep: true);

    [Fact]
    public void What_was_written_is_read() => Same(Report, ReportBytes.Read(ReportBytes.Write(Report)));

    [Fact]
    public void Entries_of_before_statistics_were_packed_are_read() => Same(Report, ReportBytes.Read(Report.ToProto().ToByteArray()));

    [Fact]
    public void Packed_statistics_take_less_than_half() =>
        Assert.InRange(ReportBytes.Write(Report with { Metrics = [.. Enumerable.Range(0, 8).Select(i => new MetricReport(new Metric($"m{i}"), Used))] }).Length, 100, 300);

    private static void Same(ResourceReport expected, ResourceReport actual)
    {
        Assert.Equal(expected.Id, actual.Id);
        Assert.Equal(expected.Metrics.AsEnumerable(), actual.Metrics.AsEnumerable());
        Assert.Equal(expected.Rejected.AsEnumerable(), actual.Rejected.AsEnumerable());
        Assert.Equal(expected.IsAsleep, actual.IsAsleep);
    }
}
