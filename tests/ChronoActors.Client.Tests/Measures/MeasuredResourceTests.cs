using ChronoActors.Client.Measures;
using ChronoActors.Client.Tests.Connection;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Measures;

public class MeasuredResourceTests : TrackerSpec
{
    private static readonly MeasureMap<GpuMemory> Lambdas = new MeasureMap<GpuMemory>()
        .With("used", gpu => gpu.UsedMb, "MiB")
        .With("utilization", gpu => gpu.Utilization, "percent");

    [Fact]
    public void A_type_with_attributes_is_one_row_of_one_resource()
    {
        var gpu = Tracker.Track<GpuMemory>("gpu0", "gpu");
        gpu.Record(new GpuMemory(256, 1024, isShared: true));

        var batch = NextBatch();
        var declaration = batch.Declarations.Single().Declaration;
        Assert.Equal(("gpu0", "gpu"), (declaration.Id.ToString(), declaration.Type));
        Assert.Equal(
            MetricSchema.Of([new("is_shared", kind: MetricKind.Counter), new("total", "MiB"), new("used_mb", "MiB"), new("utilization", "percent")]),
            declaration.Schema);
        var rows = RowsOf(batch.Deliveries.Single());
        Assert.Equal(1, rows.RowCount);
        Assert.Equal([1.0, 1024, 256, 25], Enumerable.Range(0, 4).Select(metric => rows.Column(metric)[0].Last));
    }

    [Fact]
    public void A_type_with_a_map_is_one_row_with_a_given_time()
    {
        var gpu = Tracker.Track("gpu0", Lambdas, "gpu", [new Label("node", "edge")]);
        gpu.Record(new GpuMemory(256, 1024, isShared: false), 17);
        gpu.Record(new GpuMemory(512, 1024, isShared: false), 18);

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal([18L], rows.Timestamps.ToArray());
        Assert.Equal(new IntervalSample(512, 256, 512, 768, 2), rows.Column(0)[0]);
        Assert.Equal(new IntervalSample(50, 25, 50, 75, 2), rows.Column(1)[0]);
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var attributed = Tracker.Track<GpuMemory>("gpu0");
        var mapped = Tracker.Track("gpu1", Lambdas);
        Record(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Record(int times)
        {
            for (var i = 1; i <= times; i++)
            {
                attributed.Record(new GpuMemory(i, i, isShared: true));
                mapped.Record(new GpuMemory(i, i, isShared: true));
            }
        }
    }

    [Fact]
    public void Types_that_cannot_be_recorded_are_refused_with_what_is_allowed()
    {
        Assert.Contains("[Measure]", Assert.Throws<ArgumentException>(MeasureMap.FromAttributes<string>).Message, StringComparison.Ordinal);
        var text = Assert.Throws<ArgumentException>(MeasureMap.FromAttributes<WithText>).Message;
        Assert.StartsWith("WithText.Name is a String; a measure is one of byte,", text, StringComparison.Ordinal);
        Assert.Throws<IdentityException>(MeasureMap.FromAttributes<WithTwins>);
        Assert.Throws<IdentityException>(() => Tracker.Track("r", new MeasureMap<int>()));
    }

    private sealed record WithText([property: Measure] string Name);

    private sealed record WithTwins([property: Measure] int Used, [property: Measure(Name = "used")] int Other);
}
