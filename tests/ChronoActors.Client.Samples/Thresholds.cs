using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Samples;

/// <summary>A line with room to swing, and a resource that ends.</summary>
public static class Thresholds
{
    public static async Task RunAsync(IResourceTracker tracker)
    {
        var memory = tracker.Track("memory_usage", "memory");
        var threshold = new Threshold("value", ThresholdDirection.Above, Value: 90, ClearValue: 80);
        var set = await tracker.CommandAsync(new SetThreshold(memory.Declaration.Id, threshold), TimeSpan.FromSeconds(10));
        Console.WriteLine(set.Message);

        tracker.RecordUsage(memory, 91); // raises the alert
        tracker.RecordUsage(memory, 85); // it stays: this is above 80
        tracker.RecordUsage(memory, 79); // clears it

        var untracked = await tracker.UntrackAsync(memory, TimeSpan.FromSeconds(10));
        Console.WriteLine(untracked.Message);
    }
}
