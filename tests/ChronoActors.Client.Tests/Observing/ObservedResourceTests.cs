using ChronoActors.Client.Recording;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Observing;

public class ObservedResourceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryLog _log = new();
    private readonly ResourceTracker _tracker;

    public ObservedResourceTests() => _tracker = new ResourceTracker(new ResourceTrackerOptions { TimeProvider = _time, LoggerFactory = _log });

    [Fact]
    public void It_is_read_every_second_or_as_often_as_its_options_say()
    {
        var (second, tenth) = (0, 0);
        _tracker.Track("a", "custom", () => ++second);
        _tracker.Track("b", "custom", () => ++tenth, options: new TrackOptions(Interval: TimeSpan.FromMilliseconds(100)));
        Pass(30);

        Assert.Equal((3, 30), (second, tenth));
        Assert.Equal((1, 3, 3, 3), Shape("a"));
        Assert.Equal(33, _tracker.Observations.Read);
    }

    [Fact]
    public void It_can_be_tracked_where_the_execution_context_does_not_flow()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _tracker.Track("a", "custom", static () => 1);
        }

        Pass(10);
        Assert.Equal(1, _tracker.GetStats("a")!.Value.Count);
    }

    [Fact]
    public void Disposing_the_handle_ends_it()
    {
        var reads = 0;
        var handle = _tracker.Track("a", "custom", () => ++reads);
        Pass(10);
        handle.Dispose();
        Pass(20);

        Assert.Equal(1, reads);
    }

    [Fact]
    public void A_read_that_throws_is_counted_told_once_and_tried_again()
    {
        var reads = 0;
        _tracker.Track("a", "custom", () => ++reads < 3 ? throw new IOException("gone") : reads);
        _tracker.Track("b", "custom", static () => 1);
        Pass(40);

        Assert.Equal((3, 4, 4, 2), Shape("a"));
        Assert.Equal(4, _tracker.GetStats("b")!.Value.Count);
        Assert.Equal(2, _tracker.Observations.Failed);
        Assert.Contains("gone", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_number_is_rejected_and_counted()
    {
        _tracker.Track("a", "custom", static () => double.NaN);
        Pass(10);

        Assert.Equal(0, _tracker.GetStats("a")!.Value.Count);
        Assert.Equal(1, _tracker.Counters.RejectedInAll);
    }

    [Fact]
    public async Task A_read_that_does_not_return_holds_nobody_up()
    {
        // On the system's time: only real timers come while a read is under way.
        using var gate = new ManualResetEventSlim();
        await using var tracker = new ResourceTracker(new ResourceTrackerOptions { Interval = TimeSpan.FromMilliseconds(20), LoggerFactory = _log });
        tracker.Track("stuck", "custom", () =>
        {
            gate.Wait(TimeSpan.FromSeconds(60));
            return 1;
        });
        tracker.Track("fine", "custom", static () => 1);

        await Eventually.TrueAsync(() => tracker.GetStats("fine")!.Value.Count >= 5 && tracker.Observations.Missed >= 2 && !_log.Lines.IsEmpty);
        Assert.Equal(0, tracker.GetStats("stuck")!.Value.Count);
        Assert.Contains("stuck", Assert.Single(_log.Lines), StringComparison.Ordinal);
        gate.Set();
        await Eventually.TrueAsync(() => tracker.GetStats("stuck")!.Value.Count >= 2);
    }

    private (double Min, double Max, double Current, long Count) Shape(string name) =>
        _tracker.GetStats(name) is { } stats ? (stats.Min, stats.Max, stats.Current, stats.Count) : default;

    private void Pass(int tenths)
    {
        for (var i = 0; i < tenths; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
