using ChronoActors.Client.Delivery;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Samples;

/// <summary>Intervals, modes, rows and bounds.</summary>
public static class Tuning
{
    public static ResourceTrackerOptions Options { get; } = new()
    {
        ContactPoints = ["127.0.0.1:4053"],
        Interval = TimeSpan.FromSeconds(5),
        Limits = new OutboxLimits { MaxPendingBytes = 16 << 20 },
    };

    public static Task RunAsync(IResourceTracker tracker)
    {
        var slow = tracker.Track("licences", "licence", options: new TrackOptions(Interval: TimeSpan.FromMinutes(1)));
        tracker.RecordUsage(slow, 17);

        var trades = tracker.Track("trades", options: new TrackOptions(RecordingMode.EverySample));
        tracker.RecordUsage(trades, 101.25);

        var worker = tracker.Track("worker", "thread", metrics: [new Metric("busy", "percent"), new Metric("queue"), new Metric("done", kind: MetricKind.Counter)]);
        Span<double> row = [87.5, 12, 4_711];
        tracker.Record(worker, row);
        return Task.CompletedTask;
    }
}
