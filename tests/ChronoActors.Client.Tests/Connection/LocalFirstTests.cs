using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>A tracker that works for a while before it is connected.</summary>
public class LocalFirstTests : TrackerSpec
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly MemoryLog _log = new();
    private readonly ResourceTracker _local;

    public LocalFirstTests() => _local = new ResourceTracker(new ResourceTrackerOptions { TimeProvider = Time, LoggerFactory = _log });

    [Fact]
    public void What_was_recorded_before_is_sent_when_it_is_connected()
    {
        var (interval, every) = (_local.Track("interval"), _local.Track("every", options: new TrackOptions(RecordingMode.EverySample)));
        for (var i = 1; i <= 100; i++)
        {
            _local.RecordUsage(interval, i, i);
            _local.RecordUsage(every, i, i);
        }

        Connect();
        var batch = NextBatch();
        var rows = batch.Declarations.ToDictionary(
            declared => declared.Declaration.Id.Name,
            declared => RowsOf(batch.Deliveries.Single(delivery => delivery.Handle == declared.Handle)));
        Assert.Equal(new IntervalSample(100, 1, 100, 5050, 100), rows["interval"].Column(0)[0]);
        Assert.Equal(Enumerable.Range(1, 100).Select(static i => (double)i), rows["every"].Column(0).Last.ToArray());
        Assert.Equal(new ResourceStats(1, 100, 50.5, 100, 100, 100, 5050), _local.GetStats("interval"));
    }

    [Fact]
    public async Task Before_that_nothing_that_needs_the_cluster_pretends()
    {
        var handle = _local.Track("r");
        Assert.False(_local.IsConnected);
        Assert.False(await _local.FlushAsync(Minute));
        var (done, message) = await _local.CommandAsync(new UntrackResource(ResourceId.Of("r")), Minute);
        Assert.False(done);
        Assert.Contains("not connected", message, StringComparison.Ordinal);

        Assert.True((await _local.UntrackAsync(handle, Minute)).Done);
        Assert.Null(_local.GetStats("r"));
        Assert.Equal(0, _local.Counters.Resources);
    }

    [Fact]
    public void A_threshold_is_told_to_the_cluster_until_it_has_it_and_again_when_it_is_taken_back()
    {
        var watch = _local.SetThreshold("r", 90, static _ => { }, clearAt: 80);
        _local.Track("r", metrics: [new Metric("used")]);
        Connect();
        Assert.Equal("r", Ingress.ExpectMsg<TrackResource>().Resource.ToString());
        Ingress.Reply(new CommandOutcome(true, "done"));
        Assert.Equal(new Threshold("used", ThresholdDirection.Above, 90, 80), Ingress.ExpectMsg<SetThreshold>().Threshold);
        Pass(TimeSpan.FromSeconds(3));
        Ingress.ExpectMsg<SetThreshold>();
        Ingress.Reply(new CommandOutcome(true, "done"));

        AwaitAssert(
            () =>
            {
                watch.Dispose();
                Ingress.ExpectMsg<RemoveThreshold>(TimeSpan.FromMilliseconds(100));
            },
            TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task It_connects_once_and_not_when_it_is_closed()
    {
        Connect();
        Assert.Throws<InvalidOperationException>(Connect);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _local.ConnectToAsync("127.0.0.1:4053"));
        var closed = new ResourceTracker();
        await closed.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.ConnectToAsync("127.0.0.1:4053"));
    }

    [Fact]
    public async Task Contact_points_are_checked_before_anything_starts()
    {
        Assert.Contains("host:port", (await Assert.ThrowsAsync<ArgumentException>(() => _local.ConnectToAsync("nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("ContactPoints is empty", (await Assert.ThrowsAsync<ArgumentException>(() => _local.ConnectToAsync())).Message, StringComparison.Ordinal);
        Assert.False(_local.IsConnected);
    }

    [Fact]
    public void A_cluster_that_does_not_answer_is_tried_on_and_on_and_told_once()
    {
        Connect();
        _local.RecordUsage(_local.Track("r"), 1);
        NextBatch();
        Pass(Minute);
        AwaitAssert(() => Assert.Contains("does not answer", Assert.Single(_log.Lines), StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Pass(Minute);
        while (Ingress.HasMessages)
        {
            Ingress.ExpectMsg<SampleBatch>();
        }

        Answer(NextBatch(), durable: true);
        AwaitAssert(() => Assert.Equal(0, _local.Counters.Pending), TimeSpan.FromSeconds(5));
        Assert.Single(_log.Lines);
    }

    private void Connect() => _local.Attach(Sys, _ => Ingress.Ref, [], ownsSystem: false);
}
