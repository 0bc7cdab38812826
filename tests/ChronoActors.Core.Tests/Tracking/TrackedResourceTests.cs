using ChronoActors.Core.Chunks;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tests.Chunks;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;
using CsCheck;

namespace ChronoActors.Core.Tests.Tracking;

public class TrackedResourceTests
{
    private const long NowNs = 1_700_000_000_000_000_000;

    private static readonly Guid Producer = Guid.Parse("7d0f1f0c-9f5b-4f55-a1de-5ad5c1e7a001");
    private static readonly TrackingLimits Limits = new();

    [Fact]
    public void Replaying_the_events_gives_the_state_that_took_the_rows() => BlockGen.Block.Array[1, 5].Sample(
        blocks =>
        {
            var live = new TrackedResource();
            var events = new List<IResourceEvent>();
            var sequence = 1L;
            foreach (var block in blocks.Select(Recent))
            {
                Declare(live, block.MetricCount, events);
                Offer(live, block, ref sequence);
                events.Add(live.Seal());
                live.Committed((RowsRecorded)events[^1]);
            }

            var replayed = new TrackedResource();
            events.ForEach(replayed.Apply);
            AssertSame(live, replayed);
        },
        iter: 200);

    [Fact]
    public void A_snapshot_is_the_state() => BlockGen.Block.Sample(
        block =>
        {
            var live = new TrackedResource();
            Declare(live, block.MetricCount, []);
            live.Apply(new ThresholdAdopted(new Threshold("m0", ThresholdDirection.Above, 90, 80)));
            var sequence = 1L;
            Offer(live, Recent(block), ref sequence);
            live.Committed(live.Seal());
            AssertSame(live, TrackedResource.From(live.Snapshot()));
        },
        iter: 200);

    [Fact]
    public void What_is_not_accepted_is_rejected_sample_by_sample_and_its_neighbours_are_sealed()
    {
        var resource = new TrackedResource();
        Declare(resource, 2, []);
        var rows = new RowBlock(2);
        AddRow(rows, NowNs, 1, double.NaN);
        AddRow(rows, NowNs + (Limits.FutureSkew.Ticks * 100) + 1, 2, 3);
        AddRow(rows, NowNs - (Limits.RawRetention.Ticks * 100) - 1, 4, 5);
        AddRow(rows, NowNs + 1, 6, 7);
        var rejections = new List<RowRejection>();
        resource.Take(rows, 0, 11, NowNs, Limits, rejections, []);

        Assert.Equal(
            [
                new RowRejection(11, RejectionReason.NotFinite, 1),
                new RowRejection(12, RejectionReason.TooFarInFuture, 2),
                new RowRejection(13, RejectionReason.TooOld, 2),
            ],
            rejections);
        var sealedRows = new RowBlock();
        ChunkCodec.Decode(resource.Seal().Chunk.Span, sealedRows);
        var expected = new RowBlock(2);
        expected.AddRow(NowNs);
        expected.Set(0, 1);
        AddRow(expected, NowNs + 1, 6, 7);
        RowBlocks.AssertSame(expected, sealedRows);
        Assert.Equal(5, resource.Describe(false).Rejected.Values.Sum());
    }

    [Fact]
    public void Rows_of_another_schema_land_in_the_columns_of_their_names()
    {
        var resource = new TrackedResource();
        Declare(resource, 2, []);
        var other = MetricSchema.Of([new Metric("m9"), new Metric("m1")]);
        var declared = resource.Declare(new ResourceDeclaration(ResourceId.Of("r"), "custom", other));
        resource.Apply(declared!);
        resource.Use(other);
        var rows = new RowBlock(2);
        AddRow(rows, NowNs, 9, 1);
        resource.Take(rows, 0, 1, NowNs, Limits, [], []);

        var metrics = resource.Describe(false).Metrics;
        Assert.Equal(["m0", "m1", "m9"], metrics.Select(metric => metric.Metric.Name));
        Assert.Equal([0, 1, 9], metrics.Select(metric => metric.Statistics.Current));
        var sealedRows = new RowBlock();
        ChunkCodec.Decode(resource.Seal().Chunk.Span, sealedRows);
        Assert.False(sealedRows.Column(0).IsPresent(0));
        Assert.Equal(9, sealedRows.Column(2).Last[0]);
    }

    [Fact]
    public void Skipped_rows_are_not_counted_again()
    {
        var resource = new TrackedResource();
        Declare(resource, 1, []);
        var rows = new RowBlock(1);
        rows.AddRow(NowNs);
        rows.Set(0, 1);
        rows.AddRow(NowNs + 1);
        rows.Set(0, 2);
        resource.Take(rows, 1, 1, NowNs, Limits, [], []);
        Assert.Equal((1, 2.0), (resource.OpenRows, resource.Describe(false).Metrics[0].Statistics.Sum));
    }

    private static void Declare(TrackedResource resource, int metrics, List<IResourceEvent> events)
    {
        var schema = MetricSchema.Of(Enumerable.Range(0, Math.Max(1, metrics)).Select(i => new Metric($"m{i}")));
        if (resource.Declare(new ResourceDeclaration(ResourceId.Of("r"), "custom", schema)) is { } declared)
        {
            resource.Apply(declared);
            events.Add(declared);
        }

        resource.Use(schema);
    }

    /// <summary>The block with timestamps that are accepted, and at least one column.</summary>
    private static RowBlock Recent(RowBlock block)
    {
        var recent = new RowBlock(Math.Max(1, block.MetricCount));
        for (var row = 0; row < block.RowCount; row++)
        {
            recent.AddRow(NowNs - (Math.Abs(block.Timestamps[row] % 1_000_000) * 1000));
            for (var metric = 0; metric < block.MetricCount; metric++)
            {
                if (block.Column(metric).IsPresent(row))
                {
                    recent.Set(metric, block.Column(metric)[row]);
                }
            }
        }

        return recent;
    }

    private static void Offer(TrackedResource resource, RowBlock rows, ref long sequence)
    {
        resource.Ledger.Offer(Producer, sequence, sequence, rows.RowCount, NowNs);
        resource.Take(rows, 0, sequence, NowNs, Limits, [], []);
        sequence += rows.RowCount;
        resource.Ledger.Accepted(Producer, sequence - 1);
    }

    private static void AddRow(RowBlock rows, long atNs, double first, double second)
    {
        rows.AddRow(atNs);
        rows.Set(0, first);
        rows.Set(1, second);
    }

    private static void AssertSame(TrackedResource expected, TrackedResource actual)
    {
        var (left, right) = (expected.Describe(false), actual.Describe(false));
        Assert.Equal(left.Metrics.AsEnumerable(), right.Metrics.AsEnumerable());
        Assert.Equal(left.Rejected.AsEnumerable(), right.Rejected.AsEnumerable());
        Assert.Equal(left.Alerts.AsEnumerable(), right.Alerts.AsEnumerable());
        Assert.Equal(Cursors(expected), Cursors(actual));
    }

    /// <summary>A producer that sent no row has no event to be remembered by, and needs none.</summary>
    private static (Guid, long)[] Cursors(TrackedResource resource) =>
        [.. resource.Ledger.Durable().Where(cursor => cursor.DurableSequence > 0).Select(cursor => (cursor.Producer, cursor.DurableSequence))];
}
