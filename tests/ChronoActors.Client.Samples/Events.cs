using ChronoActors.Client.Timelines;

namespace ChronoActors.Client.Samples;

/// <summary>Work on a timeline, now and later.</summary>
public static class Events
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        await using var timeline = new Timeline(tracker);

        await timeline.AddEvent("process_data", () => Process(10_000));
        var cleanUp = timeline.AddEvent("clean_up", CleanUpAsync, TimeSpan.FromMilliseconds(200));
        var report = timeline.AddEvent("report", () => Console.WriteLine("A new second."), DateTimeOffset.UtcNow.AddSeconds(1));

        await Task.WhenAll(cleanUp, report);
        Console.WriteLine($"{timeline.Counters.Completed} events ended well, {timeline.Counters.Failed} failed.");
    }

    /// <summary>An event that records more than the timeline does by itself.</summary>
    public static async Task RecordInsideAsync(IResourceTracker tracker)
    {
        await using var timeline = new Timeline(tracker);
        var handle = tracker.Track("data_processing", "cpu");
        await timeline.AddEvent("process_data", () =>
        {
            tracker.RecordUsage(handle, 100); // 100 % of a core
            Process(10_000);
            tracker.RecordUsage(handle, 0);
        });
    }

    private static double Process(int items) => Enumerable.Range(0, items).Sum(static item => Math.Sqrt(item));

    private static async Task CleanUpAsync(CancellationToken cancellationToken) => await Task.Delay(20, cancellationToken);
}
