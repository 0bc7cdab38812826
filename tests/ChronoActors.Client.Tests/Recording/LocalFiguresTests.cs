using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using CsCheck;

namespace ChronoActors.Client.Tests.Recording;

/// <summary>What a recorder shows and what it hands over, whenever it is collected and in whatever order values come.</summary>
public class LocalFiguresTests
{
    private static readonly ResourceTracker Tracker = new();

    /// <summary>A metric, a value, a timestamp; and now and then a collection instead.</summary>
    private static readonly Gen<(int Metric, int Value, long TimestampNs, bool Collect)> Step =
        Gen.Select(Gen.Int[0, 2], Gen.Int[-1000, 1000], Gen.Long[-20, 20], Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))));

    [Theory]
    [InlineData(RecordingMode.Interval, 1)]
    [InlineData(RecordingMode.Interval, 3)]
    [InlineData(RecordingMode.EverySample, 3)]
    public void A_read_is_exact_and_so_is_what_was_collected(RecordingMode mode, int metrics) => Step.List[0, 60].Sample(steps =>
    {
        var schema = MetricSchema.Of(Enumerable.Range(0, metrics).Select(i => new Metric($"m{i}")));
        var recorder = new RecordingPlan(Tracker, "custom", schema, mode, 1_000_000_000).NewRecorder(ResourceId.Of("r"));
        var all = Enumerable.Range(0, metrics).Select(_ => new List<(double Value, long TimestampNs)>()).ToArray();
        var open = all.Select(_ => new List<(double Value, long TimestampNs)>()).ToArray();
        var scratch = new RowBlock();
        foreach (var (metric, value, timestampNs, collect) in steps)
        {
            var index = metric % metrics;
            if (!collect)
            {
                Assert.Equal(RejectionReason.None, recorder.Record(index, value, timestampNs));
                all[index].Add((value, timestampNs));
                open[index].Add((value, timestampNs));
            }
            else
            {
                var rows = recorder.Collect(scratch, out _);
                if (mode == RecordingMode.Interval)
                {
                    RequireRow(rows, open);
                }

                Array.ForEach(open, static values => values.Clear());
            }

            Assert.Equal(Expected(all[index]), recorder.Read(index));
        }
    }, iter: 500);

    [Fact]
    public void A_sum_that_leaves_the_range_is_refused_in_an_interval_and_infinite_over_all()
    {
        var recorder = new RecordingPlan(Tracker, "custom", MetricSchema.SingleValue, RecordingMode.Interval, 1).NewRecorder(ResourceId.Of("r"));
        Assert.Equal(RejectionReason.None, recorder.Record(0, double.MaxValue, 1));
        Assert.Equal(RejectionReason.NotFinite, recorder.Record(0, double.MaxValue, 2));
        recorder.Collect(new RowBlock(), out _);
        Assert.Equal(RejectionReason.None, recorder.Record(0, double.MaxValue, 3));

        Assert.Equal(
            new ResourceStats(double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue, 3, 2, double.PositiveInfinity), recorder.Read(0));
    }

    private static void RequireRow(RowBlock rows, List<(double Value, long TimestampNs)>[] open)
    {
        Assert.Equal(open.Any(static values => values.Count > 0) ? 1 : 0, rows.RowCount);
        if (rows.RowCount > 0)
        {
            Assert.Equal(open.SelectMany(static values => values).Max(static value => value.TimestampNs), rows.Timestamps[0]);
        }

        for (var metric = 0; rows.RowCount > 0 && metric < open.Length; metric++)
        {
            Assert.Equal(open[metric].Count > 0, rows.Column(metric).IsPresent(0));
            if (open[metric].Count > 0)
            {
                var stats = Expected(open[metric]);
                Assert.Equal(new IntervalSample(stats.Current, stats.Min, stats.Max, stats.Sum, stats.Count), rows.Column(metric)[0]);
            }
        }
    }

    private static ResourceStats Expected(List<(double Value, long TimestampNs)> values)
    {
        if (values.Count == 0)
        {
            return default;
        }

        var newest = values.Max(static value => value.TimestampNs);
        var sum = values.Sum(static value => value.Value);
        return new ResourceStats(
            values.Min(static value => value.Value),
            values.Max(static value => value.Value),
            sum / values.Count,
            values.Last(value => value.TimestampNs == newest).Value,
            newest,
            values.Count,
            sum);
    }
}
