using System.Collections.Immutable;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Time;

namespace ChronoActors.Core.Tests.Reports;

/// <summary>Reports to query and write.</summary>
internal static class SampleReports
{
    public static long NowNs { get; } = UnixTime.FromDateTimeOffset(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public static Report Empty { get; } = new(NowNs, [], []);

    public static Report Small { get; } = new(
        NowNs,
        [
            Resource(ResourceId.Of("cpu", ("node", "edge-7")), "cpu", Metric("utilization", "percent", 3, 12.5, 99.25, 40)),
            Resource(ResourceId.Of("disk", ("device", "sda"), ("node", "edge-7")), "io",
                Metric("read_bytes", "bytes/s", 65, 0, 1536 * 1024, 0.5), Metric("reads", "1/s", 65, 1250)) with
            {
                Alerts =
                [
                    new AlertState(new Threshold("reads", ThresholdDirection.Below, 1, 1), IsRaised: false, 0, 0),
                    new AlertState(new Threshold("read_bytes", ThresholdDirection.Above, 1000, 900), IsRaised: true, NowNs - (125 * UnixTime.NanosecondsPerSecond), 1536 * 1024),
                ],
            },
            Resource(ResourceId.Of("disk", ("device", "sdb"), ("node", "edge-8")), "io",
                Metric("read_bytes", "bytes/s", 7200, 3e9), Metric("reads", "1/s", 0)) with
            {
                IsAsleep = true,
                Rejected = ImmutableSortedDictionary<RejectionReason, long>.Empty.Add(RejectionReason.NotFinite, 3).Add(RejectionReason.TooOld, 12),
            },
            Resource(ResourceId.Of("licences"), "custom", Metric("value", "", 1, 17)),
        ],
        []);

    public static Report Incomplete { get; } = Small with
    {
        Missing = [new MissingPart("akka.tcp://chrono@10.0.0.3:4053", "no answer within 5 s", 1250)],
    };

    /// <summary>Texts of strangers that terminals, spreadsheets or parsers could trip over.</summary>
    public static Report Hostile { get; } = new(
        NowNs,
        [
            Resource(ResourceId.Of("a", ("x", "=1+1"), ("y", "a,\"b\";\\ \u202E日本😀")), "custom", Metric("m", "=cmd|' /C calc'!A0", 1, -5)),
            Resource(ResourceId.Of("b" + new string('b', 199), ("x", string.Concat(Enumerable.Repeat("😀", 190)))), new string('t', 200), Metric(new string('m', 200), "\"@SUM(A1)", 1, 5)),
        ],
        [new MissingPart("+node", "failed:\r\n\u001B[2J\"boom\", twice", 1)]);

    public static ResourceReport Resource(ResourceId id, string type, params MetricReport[] metrics) =>
        new(id, type, [.. metrics], [], ImmutableSortedDictionary<RejectionReason, long>.Empty, IsAsleep: false);

    /// <summary>A metric whose values came a second apart, the last one some seconds ago.</summary>
    public static MetricReport Metric(string name, string unit, long secondsAgo, params double[] values)
    {
        var statistics = default(MetricStatistics);
        for (var i = 0; i < values.Length; i++)
        {
            var age = (secondsAgo + values.Length - 1 - i) * UnixTime.NanosecondsPerSecond;
            statistics = statistics.With(NowNs - age, IntervalSample.Of(values[i]));
        }

        return new MetricReport(new Metric(name, unit), statistics);
    }
}
