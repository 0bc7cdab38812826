using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Samples;

/// <summary>Resources with one metric and with several.</summary>
public static class BasicTracking
{
    public static Task RunAsync(IResourceTracker tracker)
    {
        var connections = tracker.Track("database_connections", "connection", [new Label("app", "shop")]);
        tracker.RecordUsage(connections, 5); // 5 are open
        tracker.RecordUsage(connections, 3); // now 3
        Console.WriteLine(tracker.GetStats(connections)); // Min = 3, Max = 5, Average = 4, Current = 3, …

        var disk = tracker.Track(
            "disk",
            "io",
            [new Label("device", "sda"), new Label("node", Environment.MachineName)],
            [new Metric("read_bytes", "bytes/s"), new Metric("queue")]);
        tracker.Record(disk, [1.5e6, 4]);

        tracker.Track("working_set", "memory", () => Environment.WorkingSet);
        Console.WriteLine(tracker.GenerateReport());
        return Task.CompletedTask;
    }
}
