using ChronoActors.Client.Pools;
using ChronoActors.Client.Recording;
using ChronoActors.Client.Tests.Connection;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Pools;

public class PoolTrackingTests : TrackerSpec
{
    [Fact]
    public void Each_change_is_a_row_in_every_sample_mode()
    {
        using var pool = new ResourcePool([new PoolCapacity("cpu", 2)], Tracker, new ResourcePoolOptions
        {
            Name = "workers",
            Labels = [new Label("app", "shop")],
            Tracking = new TrackOptions(RecordingMode.EverySample),
        });
        var first = pool.Acquire("cpu");
        using var second = pool.Acquire("cpu");
        var third = pool.AcquireAsync("cpu");
        first.Dispose();
        Assert.Equal("workers{app=\"shop\",resource=\"cpu\"}", pool.HandleOf("cpu")!.ToString());

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal([1.0, 2, 2, 2], rows.Column(0).Last.ToArray());
        Assert.Equal([0.0, 0, 1, 0], rows.Column(1).Last.ToArray());
        Assert.Equal([2.0, 2, 2, 2], rows.Column(2).Last.ToArray());
        GC.KeepAlive(third);
    }

    [Fact]
    public void A_level_that_does_not_change_is_recorded_each_interval()
    {
        var time = new FakeTimeProvider();
        using var pool = new ResourcePool(["gpu"], Tracker, new ResourcePoolOptions { TimeProvider = time });
        using var lease = pool.Acquire("gpu");
        time.Advance(TimeSpan.FromSeconds(3));

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal(new IntervalSample(1, 1, 1, 4, 4), rows.Column(0)[0]);
    }
}
