using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Samples;

/// <summary>The whole way in one piece: connect, track, record, deliver.</summary>
public static class Quickstart
{
    public static async Task<bool> RunAsync()
    {
        await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = ["127.0.0.1:4053"] });

        var connections = tracker.Track("database_connections", "connection", [new Label("app", "shop")]);
        tracker.RecordUsage(connections, 5); // 5 are open
        tracker.RecordUsage(connections, 3); // now 3

        var isDurable = await tracker.FlushAsync(TimeSpan.FromSeconds(10));
        return isDurable;
    }
}
