using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using ChronoActors.Client.Metering;
using ChronoActors.Client.Pools;
using ChronoActors.Client.Timelines;

namespace ChronoActors.Client.Tests.Connection;

public class KeptHandlesTests : TrackerSpec
{
    [Fact]
    public async Task Pools_timelines_and_meters_that_end_leave_their_resources_tracked_and_are_no_leaks()
    {
        await UseAsync();
        await Task.Yield();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // What a finalizer finds is reported on the thread pool, behind this.
        var reported = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(_ => reported.SetResult(), null);
        await reported.Task;
        Assert.Equal(0, Tracker.LeakedHandles.Count);
        Assert.NotNull(Tracker.GetStats("pool{resource=\"kept\"}"));
        Assert.NotNull(Tracker.GetStats("timeline{event=\"kept\"}"));
        Assert.NotNull(Tracker.GetStats("hits{meter=\"Kept\"}"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task UseAsync()
    {
        using var pool = new ResourcePool(["kept"], Tracker);
        await using var timeline = new Timeline(Tracker);
        using var meter = new Meter("Kept");
        using var meters = new MeterTracking(Tracker, new MeterTrackingOptions { Meters = ["Kept"] });
        pool.Acquire("kept").Dispose();
        await timeline.AddEvent("kept", () => { });
        meter.CreateHistogram<int>("hits").Record(1);
    }
}
