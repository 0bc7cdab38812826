using System.Collections.Concurrent;
using ChronoActors.Client.Alerts;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Tests.Alerts;

public class ThresholdTests
{
    private readonly MemoryLog _log = new();
    private readonly ConcurrentQueue<Alert> _alerts = [];
    private readonly ResourceTracker _tracker;

    public ThresholdTests() => _tracker = new ResourceTracker(new ResourceTrackerOptions { LoggerFactory = _log });

    [Theory]
    [InlineData(ThresholdDirection.Above, null, new[] { 90.0, 91, 95, 90, 92 }, new[] { 91.0, 92 })]
    [InlineData(ThresholdDirection.Above, 80.0, new[] { 91.0, 85, 95, 80, 91 }, new[] { 91.0, 91 })]
    [InlineData(ThresholdDirection.Below, null, new[] { 10.0, 5, 3, 10, 9 }, new[] { 5.0, 9 })]
    [InlineData(ThresholdDirection.Below, 20.0, new[] { 9.0, 15, 5, 20, 8 }, new[] { 9.0, 8 })]
    public async Task It_calls_back_once_per_crossing(ThresholdDirection direction, double? clearAt, double[] values, double[] calls)
    {
        var line = direction == ThresholdDirection.Above ? 90 : 10;
        _tracker.SetThreshold("r", line, _alerts.Enqueue, direction, clearAt);
        using var handle = _tracker.Track("r");
        for (var i = 0; i < values.Length; i++)
        {
            _tracker.RecordUsage(handle, values[i], i);
        }

        await Eventually.TrueAsync(() => _alerts.Count >= calls.Length);
        Assert.Equal(calls, _alerts.Select(static alert => alert.CurrentValue));
        Assert.All(_alerts, alert => Assert.Equal(("r", "value", (double)line), (alert.ResourceName, alert.Metric, alert.Threshold)));
    }

    [Fact]
    public async Task An_alert_says_what_happened()
    {
        _tracker.SetThreshold("gpu{n=\"0\"}", 0.5, _alerts.Enqueue, metric: "used");
        using var gpu = _tracker.Track("gpu", "gpu", [new Label("n", "0")], [new Metric("total"), new Metric("used")]);
        _tracker.Record(gpu, [9, 0.75], 1_700_000_000_000_000_123);

        await Eventually.TrueAsync(() => !_alerts.IsEmpty);
        Assert.Equal(
            new Alert("gpu{n=\"0\"}", "used", 0.5, 0.75, 1_700_000_000_000_000_123, "gpu{n=\"0\"}/used is at 0.75, above its threshold of 0.5."),
            Assert.Single(_alerts));
    }

    [Fact]
    public async Task What_is_beyond_already_calls_back_when_the_threshold_is_set()
    {
        using var handle = _tracker.Track("r");
        _tracker.RecordUsage(handle, 95);
        _tracker.SetThreshold("r", 90, _alerts.Enqueue);
        _tracker.RecordUsage(handle, 96);

        await Eventually.TrueAsync(() => !_alerts.IsEmpty);
        Assert.Equal(95, Assert.Single(_alerts).CurrentValue);
    }

    [Fact]
    public async Task A_resource_that_is_tracked_again_starts_afresh()
    {
        _tracker.SetThreshold("r", 90, _alerts.Enqueue);
        using (var first = _tracker.Track("r"))
        {
            _tracker.RecordUsage(first, 91);
        }

        using var second = _tracker.Track("r");
        _tracker.RecordUsage(second, 92);

        await Eventually.TrueAsync(() => _alerts.Count == 2);
        Assert.Equal([91.0, 92], _alerts.Select(static alert => alert.CurrentValue));
    }

    [Fact]
    public async Task Another_threshold_takes_the_place_and_a_disposed_one_is_silent()
    {
        using var handle = _tracker.Track("r");
        _tracker.SetThreshold("r", 90, static _ => throw new InvalidOperationException("replaced"));
        var low = _tracker.SetThreshold("r", 10, static _ => throw new InvalidOperationException("disposed"), ThresholdDirection.Below);
        _tracker.SetThreshold("r", 50, _alerts.Enqueue);
        low.Dispose();
        _tracker.RecordUsage(handle, 1);
        _tracker.RecordUsage(handle, 95);

        await Eventually.TrueAsync(() => !_alerts.IsEmpty);
        Assert.Equal(50, Assert.Single(_alerts).Threshold);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_callback_that_throws_is_told_once_and_called_again()
    {
        var calls = 0;
        using var handle = _tracker.Track("r");
        _tracker.SetThreshold("r", 90, _ =>
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException("broken");
        });
        for (var i = 0; i < 3; i++)
        {
            _tracker.RecordUsage(handle, 91);
            _tracker.RecordUsage(handle, 0);
        }

        await Eventually.TrueAsync(() => Volatile.Read(ref calls) == 3 && !_log.Lines.IsEmpty);
        Assert.Contains("broken", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Equal(6, _tracker.GetStats("r")!.Value.Count);
    }

    [Fact]
    public async Task A_callback_that_blocks_holds_nobody_up_and_what_waits_is_bounded()
    {
        using var gate = new ManualResetEventSlim();
        var calls = 0;
        using var handle = _tracker.Track("r");
        using var other = _tracker.Track("other");
        _tracker.SetThreshold("other", 90, _alerts.Enqueue);
        _tracker.SetThreshold("r", 90, _ =>
        {
            gate.Wait(TimeSpan.FromSeconds(60));
            Interlocked.Increment(ref calls);
        });
        for (var i = 0; i < 1000; i++)
        {
            _tracker.RecordUsage(handle, 91);
            _tracker.RecordUsage(handle, 0);
        }

        _tracker.RecordUsage(other, 91);
        await Eventually.TrueAsync(() => !_alerts.IsEmpty && !_log.Lines.IsEmpty);
        Assert.Contains("dropped", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Equal(2000, _tracker.GetStats("r")!.Value.Count);
        gate.Set();
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) >= CallbackQueue.MaxWaiting);
        Assert.InRange(calls, CallbackQueue.MaxWaiting, CallbackQueue.MaxWaiting + 1);
    }

    [Fact]
    public async Task Many_threads_cross_once()
    {
        using var handle = _tracker.Track("r");
        _tracker.SetThreshold("r", 90, _alerts.Enqueue);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _tracker.RecordUsage(handle, 91);
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        await Eventually.TrueAsync(() => !_alerts.IsEmpty);
        Assert.Single(_alerts);
    }

    [Fact]
    public void A_bad_threshold_is_refused_with_the_reason()
    {
        using var handle = _tracker.Track("r");
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => _tracker.SetThreshold("r", double.NaN, _alerts.Enqueue)).Message, StringComparison.Ordinal);
        Assert.Contains("clear value", Assert.Throws<ArgumentException>(() => _tracker.SetThreshold("r", 1, _alerts.Enqueue, clearAt: 2)).Message, StringComparison.Ordinal);
        Assert.Contains("it has value", Assert.Throws<ArgumentException>(() => _tracker.SetThreshold("r", 1, _alerts.Enqueue, metric: "used")).Message, StringComparison.Ordinal);
        Assert.Contains("not a resource", Assert.Throws<ArgumentException>(() => _tracker.SetThreshold("9 lives", 1, _alerts.Enqueue)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => _tracker.SetThreshold(null!, 1, _alerts.Enqueue));
        Assert.Throws<ArgumentNullException>(() => _tracker.SetThreshold("r", 1, null!));
    }
}
