using System.Collections.Concurrent;
using System.Text.Json;
using ChronoActors.Client.Alerts;
using ChronoActors.Client.Pools;
using ChronoActors.Client.Tests.Hosting;
using ChronoActors.Client.Timelines;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests;

/// <summary>
/// The examples of the resource tracker's original API description, one test each, as an application would write them: on
/// the process's tracker, without a cluster.
/// </summary>
[Collection(InstanceCollection.Name)]
public sealed class ApiDescriptionTests : IAsyncLifetime
{
    public Task InitializeAsync() => ResourceTracker.Instance.DisposeAsync().AsTask();

    public Task DisposeAsync() => ResourceTracker.Instance.DisposeAsync().AsTask();

    [Fact]
    public void Basic_resource_tracking()
    {
        var tracker = ResourceTracker.Instance;
        var before = tracker.NowNs;
        var handle = tracker.Track("database_connections", "connection");
        tracker.RecordUsage(handle, 5);
        tracker.RecordUsage(handle, 3);

        var stats = tracker.GetStats("database_connections")!.Value;
        Assert.Equal((3, 5, 4, 3, 2, 8), (stats.Min, stats.Max, stats.Average, stats.Current, stats.Count, stats.Sum));
        Assert.InRange(stats.LastUpdatedNs, before, tracker.NowNs);
        Assert.Equal(stats, tracker.GetStats(handle));
        Assert.Same(tracker, ResourceTracker.Instance);
    }

    [Fact]
    public async Task Setting_up_alerts()
    {
        var alerts = new ConcurrentQueue<Alert>();
        var tracker = ResourceTracker.Instance;
        tracker.SetThreshold("memory_usage", 90.0, alerts.Enqueue);
        var memory = tracker.Track("memory_usage", "memory");

        tracker.RecordUsage(memory, 90);
        tracker.RecordUsage(memory, 91);
        tracker.RecordUsage(memory, 93);
        await Eventually.TrueAsync(() => !alerts.IsEmpty);
        Assert.Equal(91, Assert.Single(alerts).CurrentValue);

        tracker.RecordUsage(memory, 85);
        tracker.RecordUsage(memory, 92);
        await Eventually.TrueAsync(() => alerts.Count == 2);
        var alert = alerts.Last();
        Assert.Equal(("memory_usage", 90.0, 92.0), (alert.ResourceName, alert.Threshold, alert.CurrentValue));
        Assert.Equal("memory_usage is at 92, above its threshold of 90.", alert.Message);
        Assert.Equal(tracker.GetStats("memory_usage")!.Value.LastUpdatedNs, alert.TimestampNs);
    }

    [Fact]
    public async Task With_the_timeline_system()
    {
        var tracker = ResourceTracker.Instance;
        await using var timeline = new Timeline();
        await timeline.AddEvent("process_data", () =>
        {
            var handle = tracker.Track("data_processing", "cpu");
            tracker.RecordUsage(handle, 100.0);
            tracker.RecordUsage(handle, 0.0);
        });

        var stats = tracker.GetStats("data_processing")!.Value;
        Assert.Equal((0, 100, 0, 2), (stats.Min, stats.Max, stats.Current, stats.Count));
        Assert.Equal(1, timeline.Counters.Completed);
    }

    [Fact]
    public void With_a_resource_pool()
    {
        var tracker = ResourceTracker.Instance;
        using var pool = new ResourcePool(["cpu", "gpu", "memory"]);
        var handles = new ConcurrentDictionary<string, ResourceHandle>();
        pool.SetUsageCallback((resource, usage) =>
            tracker.RecordUsage(handles.GetOrAdd(resource, name => tracker.Track($"pool_{name}", name)), usage));

        pool.Acquire("gpu").Dispose();

        var stats = tracker.GetStats("pool_gpu")!.Value;
        Assert.Equal((0, 1, 0, 2), (stats.Min, stats.Max, stats.Current, stats.Count));
        Assert.Null(tracker.GetStats("pool_cpu"));
    }

    [Fact]
    public void Generating_a_text_report()
    {
        TrackConnections();

        var report = ResourceTracker.Instance.GenerateReport(ReportFormat.Text);
        Assert.Equal(report.Split('\n')[1..], ResourceTracker.Instance.GenerateReport().Split('\n')[1..]);
        var line = report.Split('\n').Single(static line => line.Contains("database_connections", StringComparison.Ordinal));
        Assert.All(["connection", "3", "4", "5"], figure => Assert.Contains(figure, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Generating_a_json_report()
    {
        TrackConnections();

        using var json = JsonDocument.Parse(ResourceTracker.Instance.GenerateReport(ReportFormat.Json));
        var metric = json.RootElement.GetProperty("rows").EnumerateArray().Single();
        Assert.Equal("database_connections", metric.GetProperty("name").GetString());
        Assert.Equal(
            (3, 5, 4, 3, 2, JsonValueKind.Null),
            (
                metric.GetProperty("min").GetDouble(),
                metric.GetProperty("max").GetDouble(),
                metric.GetProperty("average").GetDouble(),
                metric.GetProperty("current").GetDouble(),
                metric.GetProperty("count").GetInt64(),
                metric.GetProperty("standardDeviation").ValueKind));
    }

    [Fact]
    public void Generating_a_csv_report()
    {
        TrackConnections();

        var lines = ResourceTracker.Instance.GenerateReport(ReportFormat.Csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var cells = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(static cell => cell.First, static cell => cell.Second);
        Assert.Equal(2, lines.Length);
        Assert.Equal(
            ("database_connections", "connection", "3", "4", "3", "5", "8", "2", ""),
            (cells["resource"], cells["type"], cells["current"], cells["average"], cells["min"], cells["max"], cells["sum"], cells["count"], cells["standard_deviation"]));
    }

    [Fact]
    public void Custom_resource_types()
    {
        var tracker = ResourceTracker.Instance;
        var handle = tracker.Track("gpu_mem", "gpu");
        var memory = new GpuMemory(UsedMb: 6_000, TotalMb: 8_000);
        tracker.RecordUsage(handle, memory.Utilization);

        Assert.Equal(75, tracker.GetStats("gpu_mem")!.Value.Current);
        Assert.Equal("gpu", handle.Type);
    }

    [Fact]
    public void A_resource_with_several_metrics_is_declared_once_and_recorded_as_one_row()
    {
        var tracker = ResourceTracker.Instance;
        var handle = tracker.Track("gpu0", "gpu", metrics: [new Metric("used", "bytes"), new Metric("total", "bytes"), new Metric("utilization", "percent")]);
        var memory = new GpuMemory(UsedMb: 2_000, TotalMb: 8_000);
        tracker.Record(handle, [memory.UsedMb, memory.TotalMb, memory.Utilization]);

        Assert.Equal(2_000, tracker.GetStats("gpu0", "used")!.Value.Current);
        Assert.Equal(25, tracker.GetStats(handle, metric: 2)!.Value.Current);
        Assert.Null(tracker.GetStats("gpu0", "temperature"));
    }

    [Fact]
    public void Thread_safe_tracking()
    {
        const int Values = 20_000;
        var tracker = ResourceTracker.Instance;
        void Work()
        {
            using var own = tracker.Track("worker_threads", "thread");
            for (var i = 1; i <= Values; i++)
            {
                tracker.RecordUsage(own, i);
            }
        }

        using var handle = tracker.Track("worker_threads", "thread");
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        var stats = tracker.GetStats(handle)!.Value;
        Assert.Equal((1, Values, 8 * Values, 8 * (Values * (Values + 1.0) / 2)), (stats.Min, stats.Max, stats.Count, stats.Sum));
        Assert.Equal((Values + 1) / 2.0, stats.Average);
    }

    [Fact]
    public void Cleaning_up()
    {
        var tracker = ResourceTracker.Instance;
        var handle = tracker.Track("temporary");
        tracker.RecordUsage(handle, 1);
        tracker.Untrack(handle);
        tracker.RecordUsage(handle, 2);

        Assert.Null(tracker.GetStats("temporary"));
        Assert.True(handle.IsUntracked);
        Assert.Equal(1, tracker.Counters.RejectedInAll);
        Assert.DoesNotContain("temporary", tracker.GenerateReport(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_tracked_has_no_statistics_and_what_has_no_values_has_zeros()
    {
        var tracker = ResourceTracker.Instance;
        tracker.Track("idle");

        Assert.Null(tracker.GetStats("unknown"));
        Assert.Equal(default, tracker.GetStats("idle")!.Value);
        Assert.Contains("idle", tracker.GenerateReport(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_names_are_refused_with_the_rule()
    {
        var tracker = ResourceTracker.Instance;
        var tooLong = new string('n', 201);

        Assert.Contains("missing", Assert.Throws<IdentityException>(() => tracker.Track((string)null!)).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<IdentityException>(() => tracker.Track("")).Message, StringComparison.Ordinal);
        Assert.Contains("201 bytes; at most 200", Assert.Throws<IdentityException>(() => tracker.Track(tooLong)).Message, StringComparison.Ordinal);
        Assert.Contains("label name", Assert.Throws<IdentityException>(() => tracker.Track("r", labels: [new Label("1st", "x")])).Message, StringComparison.Ordinal);
        Assert.Throws<IdentityException>(() => tracker.Track("r", "bad type"));
        Assert.Throws<ArgumentNullException>(() => tracker.Track("r", "custom", (Func<double>)null!));
        Assert.Throws<ArgumentNullException>(() => tracker.GetStats((string)null!));
        Assert.All(["", tooLong, "a b", "r{x=1}"], name =>
            Assert.Contains("is not a resource", Assert.Throws<ArgumentException>(() => tracker.GetStats(name)).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.GenerateReport((ReportFormat)9));
    }

    [Fact]
    public async Task A_handle_of_another_or_a_closed_tracker_is_told_apart()
    {
        var tracker = ResourceTracker.Instance;
        await using var other = new ResourceTracker();
        var handle = other.Track("r");
        Assert.Throws<ArgumentNullException>(() => tracker.RecordUsage(null!, 1));
        Assert.Contains("another tracker", Assert.Throws<ArgumentException>(() => tracker.RecordUsage(handle, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => tracker.GetStats(handle));
        Assert.Throws<ArgumentException>(() => tracker.Untrack(handle));
        Assert.Throws<ArgumentOutOfRangeException>(() => other.GetStats(handle, 1));

        await other.DisposeAsync();
        await other.DisposeAsync();
        other.RecordUsage(handle, 1);
        other.Untrack(handle);
        handle.Dispose();
        Assert.Equal(1, other.Counters.RejectedInAll);
        Assert.Throws<ObjectDisposedException>(() => other.Track("s"));
        Assert.Throws<ObjectDisposedException>(() => other.SetThreshold("s", 1, static _ => { }));
    }

    private static void TrackConnections()
    {
        var tracker = ResourceTracker.Instance;
        var handle = tracker.Track("database_connections", "connection");
        tracker.RecordUsage(handle, 5);
        tracker.RecordUsage(handle, 3);
    }

    private readonly record struct GpuMemory(int UsedMb, int TotalMb)
    {
        public double Utilization => (double)UsedMb / TotalMb * 100;
    }
}
