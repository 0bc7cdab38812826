namespace ChronoActors.Client.Samples;

/// <summary>A line with room to swing, and a resource that ends.</summary>
public static class Thresholds
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        using var memory = tracker.Track("memory_usage", "memory");
        using var watch = tracker.SetThreshold("memory_usage", 90, alert => Console.WriteLine(alert.Message), clearAt: 80);

        tracker.RecordUsage(memory, 91); // raises the alert
        tracker.RecordUsage(memory, 85); // it stays: this is above 80
        tracker.RecordUsage(memory, 79); // clears it

        var untracked = await tracker.UntrackAsync(memory, TimeSpan.FromSeconds(10));
        Console.WriteLine(untracked.Message);
    }
}
