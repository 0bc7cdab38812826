using System.Runtime.CompilerServices;

namespace ChronoActors.Client.Tests;

public class LeakedHandleTests
{
    private readonly MemoryLog _log = new();

    [Fact]
    public async Task A_handle_that_is_lost_is_reported_with_where_it_was_tracked_and_its_resource_stays()
    {
        var tracker = new ResourceTracker(new ResourceTrackerOptions { NoteHandleOrigins = true, LoggerFactory = _log });
        Lose(tracker);
        Lose(tracker);

        await CollectedAsync(() => tracker.LeakedHandles.Count == 2 && !_log.Lines.IsEmpty);
        var leaked = tracker.LeakedHandles.Newest[0];
        Assert.Equal("lost", leaked.Resource.Name);
        Assert.StartsWith($"   at {typeof(LeakedHandleTests).FullName}.{nameof(Lose)}", leaked.Origin, StringComparison.Ordinal);
        Assert.Contains(nameof(Lose), Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Equal(2, tracker.GetStats("lost")!.Value.Count);
    }

    [Fact]
    public async Task Without_the_option_only_the_origin_is_missing()
    {
        var tracker = new ResourceTracker(new ResourceTrackerOptions { LoggerFactory = _log });
        Lose(tracker);

        await CollectedAsync(() => tracker.LeakedHandles.Count == 1 && !_log.Lines.IsEmpty);
        Assert.Null(tracker.LeakedHandles.Newest[0].Origin);
        Assert.Contains(nameof(ResourceTrackerOptions.NoteHandleOrigins), Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handles_that_were_disposed_untracked_observed_or_of_a_closed_tracker_are_none()
    {
        var (tracker, closed) = (new ResourceTracker(new ResourceTrackerOptions { LoggerFactory = _log }), new ResourceTracker());
        LoseInOrder(tracker);
        Lose(closed);
        await closed.DisposeAsync();
        Lose(tracker);

        await CollectedAsync(() => tracker.LeakedHandles.Count > 0);
        Assert.Equal("lost", Assert.Single(tracker.LeakedHandles.Newest).Resource.Name);
        Assert.Equal(0, closed.LeakedHandles.Count);
    }

    [Fact]
    public void Only_the_newest_are_remembered()
    {
        var leaked = Enumerable.Range(0, 250).Aggregate(
            LeakedHandles.None, static (all, i) => all.With(new LeakedHandle(Core.Resources.ResourceId.Of($"r{i}"), i, null)));

        Assert.Equal((250, LeakedHandles.MaxNewest, 249), (leaked.Count, leaked.Newest.Count, leaked.Newest[^1].FoundNs));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lose(ResourceTracker tracker) => tracker.RecordUsage(tracker.Track("lost"), 1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoseInOrder(ResourceTracker tracker)
    {
        tracker.Track("disposed").Dispose();
        tracker.Untrack(tracker.Track("untracked"));
        tracker.Track("observed", "custom", static () => 1);
    }

    private static Task CollectedAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return condition();
    });
}
