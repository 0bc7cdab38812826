using System.Diagnostics;
using ChronoActors.Client.Recording;
using ChronoActors.Client.Tests.Connection;
using ChronoActors.Client.Timelines;
using ChronoActors.Core.Samples;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Timelines;

public sealed class TimelineTests : TrackerSpec
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new();
    private readonly Timeline _timeline;

    public TimelineTests() => _timeline = NewTimeline(new TimelineOptions());

    [Fact]
    public async Task A_synchronous_event_is_tracked_with_duration_cpu_time_and_allocated_bytes()
    {
        await _timeline.AddEvent("process_data", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            Burn(TimeSpan.FromMilliseconds(30));
            GC.KeepAlive(new byte[100_000]);
        }).WaitAsync(Limit);

        var batch = NextBatch();
        Assert.Equal("timeline{event=\"process_data\"}", batch.Declarations.Single().Declaration.Id.ToString());
        var rows = RowsOf(batch.Deliveries.Single());
        Assert.Equal(new IntervalSample(0, 0, 1, 1, 2), rows.Column(0)[0]);
        Assert.Equal(IntervalSample.Of(3), rows.Column(1)[0]);
        Assert.InRange(rows.Column(2)[0].Last, 0.030, 10);
        Assert.InRange(rows.Column(3)[0].Last, 100_000, 1_000_000);
        Assert.Equal(IntervalSample.Of(0), rows.Column(4)[0]);
        Assert.Equal(new TimelineCounters(0, 0, 1, 0, 0), _timeline.Counters);
    }

    [Fact]
    public async Task An_asynchronous_event_adds_up_what_it_takes_between_its_awaits()
    {
        var release = new TaskCompletionSource();
        var ended = _timeline.AddEvent("fetch", async () =>
        {
            Use();
            await Task.Yield();
            Use();
            await release.Task;
            Use();
            await Task.WhenAll(UseAfterYield(), UseAfterYield());
        });
        await EventuallyAsync(() => _timeline.Counters.Active == 1);
        _time.Advance(TimeSpan.FromSeconds(2));
        GC.KeepAlive(new byte[10_000_000]);
        release.SetResult();
        await ended.WaitAsync(Limit);

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal(IntervalSample.Of(2), rows.Column(1)[0]);
        Assert.InRange(rows.Column(2)[0].Last, 0.100, 10);
        Assert.InRange(rows.Column(3)[0].Last, 500_000, 1_000_000);

        static async Task UseAfterYield()
        {
            await Task.Yield();
            Use();
        }

        static void Use()
        {
            Burn(TimeSpan.FromMilliseconds(20));
            GC.KeepAlive(new byte[100_000]);
        }
    }

    [Fact]
    public async Task What_an_asynchronous_event_took_is_known_when_it_fails_or_completes_another_one()
    {
        var first = new TaskCompletionSource();
        var second = _timeline.AddEvent("second", async () =>
        {
            await first.Task;
            GC.KeepAlive(new byte[1_000_000]);
        });
        await EventuallyAsync(() => _timeline.Counters.Active == 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _timeline.AddEvent("first", async () =>
        {
            await Task.Yield();
            GC.KeepAlive(new byte[100_000]);
            first.SetResult();
            throw new InvalidOperationException("bad");
        }).WaitAsync(Limit));
        await second.WaitAsync(Limit);

        var batch = NextBatch();
        var allocated = batch.Declarations.ToDictionary(
            declared => declared.Declaration.Id.Labels[0].Value,
            declared => RowsOf(batch.Deliveries.Single(delivery => delivery.Handle == declared.Handle)).Column(3)[0].Last);
        Assert.InRange(allocated["first"], 100_000, 500_000);
        Assert.InRange(allocated["second"], 1_000_000, 1_500_000);
    }

    [Fact]
    public async Task What_leaves_the_event_with_ConfigureAwait_is_not_in_its_figures()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = _timeline.AddEvent("library", async () =>
        {
            await release.Task.ConfigureAwait(false);
            GC.KeepAlive(new byte[1_000_000]);
        });
        await EventuallyAsync(() => _timeline.Counters.Active == 1);
        release.SetResult();
        await ended.WaitAsync(Limit);

        Assert.InRange(RowsOf(NextBatch().Deliveries.Single()).Column(3)[0].Last, 0, 500_000);
    }

    [Fact]
    public async Task Events_start_after_their_delay_or_at_their_time()
    {
        var started = new List<string>();
        var addedAt = _time.GetUtcNow();
        var later = _timeline.AddEvent("later", () => started.Add("later"), TimeSpan.FromHours(30));
        var sooner = _timeline.AddEvent("sooner", () => started.Add("sooner"), _time.GetUtcNow().AddMinutes(5));
        await _timeline.AddEvent("past", () => started.Add("past"), _time.GetUtcNow().AddMinutes(-5)).WaitAsync(Limit);
        await AdvanceUntilAsync(sooner, TimeSpan.FromMinutes(1));
        Assert.Equal(["past", "sooner"], started);
        Assert.Equal(1, _timeline.Counters.Scheduled);
        await AdvanceUntilAsync(later, TimeSpan.FromMinutes(10));

        Assert.Equal(["past", "sooner", "later"], started);
        Assert.True(_time.GetUtcNow() - addedAt >= TimeSpan.FromHours(30));
    }

    [Fact]
    public async Task What_an_event_throws_reaches_who_awaits_it_and_is_counted()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _timeline.AddEvent("bad", () => throw new InvalidOperationException("no data")).WaitAsync(Limit));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _timeline.AddEvent("bad", Fail).WaitAsync(Limit));

        Assert.Equal("no data", fault.Message);
        Assert.Equal(2, _timeline.Counters.Failed);
        Assert.Equal(2, RowsOf(NextBatch().Deliveries.Single()).Column(4)[0].Last);
    }

    [Fact]
    public async Task Each_run_is_an_activity_under_that_of_who_added_it()
    {
        var seen = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Timeline.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (seen)
                {
                    seen.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var parent = new Activity("request").Start();
        await _timeline.AddEvent("traced", () => { }).WaitAsync(Limit);
        await _timeline.AddEvent("traced", async () =>
        {
            await Task.Yield();
            Assert.Equal("traced", Activity.Current?.OperationName);
        }).WaitAsync(Limit);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _timeline.AddEvent("traced", Fail).WaitAsync(Limit));

        var mine = seen.Where(activity => activity.TraceId == parent.TraceId).ToList();
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Unset, ActivityStatusCode.Error], mine.Select(activity => activity.Status));
        Assert.All(mine, activity => Assert.Equal(("traced", parent.SpanId), (activity.OperationName, activity.ParentSpanId)));
    }

    [Fact]
    public async Task A_cancelled_event_does_not_start_and_one_that_runs_gets_the_token()
    {
        using var cancel = new CancellationTokenSource();
        var scheduled = _timeline.AddEvent("r", () => Assert.Fail("it must not run"), TimeSpan.FromMinutes(1), cancel.Token);
        var running = _timeline.AddEvent("s", token => Task.Delay(Timeout.Infinite, token), default, cancel.Token);
        await EventuallyAsync(() => _timeline.Counters is { Active: 1, Scheduled: 1 });
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scheduled.WaitAsync(Limit));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Limit));
        Assert.Equal(new TimelineCounters(0, 0, 0, 0, 2), _timeline.Counters);
    }

    [Fact]
    public async Task Disposing_cancels_what_is_scheduled_and_waits_for_what_runs()
    {
        var release = new TaskCompletionSource();
        var running = _timeline.AddEvent("r", () => release.Task);
        var scheduled = _timeline.AddEvent("s", () => { }, TimeSpan.FromMinutes(1));
        await EventuallyAsync(() => _timeline.Counters is { Active: 1, Scheduled: 1 });
        var disposed = _timeline.DisposeAsync().AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scheduled.WaitAsync(Limit));
        Assert.False(disposed.IsCompleted);
        release.SetResult();

        await disposed.WaitAsync(Limit);
        await running.WaitAsync(Limit);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _timeline.AddEvent("t", () => { }));
    }

    [Fact]
    public async Task Names_beyond_the_limit_are_tracked_together()
    {
        var timeline = NewTimeline(new TimelineOptions { MaxEvents = 2, Name = "limited" });
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            await timeline.AddEvent(name, () => { }).WaitAsync(Limit);
        }

        Assert.Equal(
            ["limited{event=\"(others)\"}", "limited{event=\"a\"}", "limited{event=\"b\"}"],
            NextBatch().Declarations.Select(declaration => declaration.Declaration.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => NewTimeline(new TimelineOptions { MaxEvents = 0 }));
    }

    private static Task Fail(CancellationToken token) => Task.FromException(new InvalidOperationException("bad"));

    private static void Burn(TimeSpan cpu)
    {
        var start = ThreadCpuTime.Now;
        while (ThreadCpuTime.Now - start < cpu)
        {
            Thread.SpinWait(1000);
        }
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private async Task AdvanceUntilAsync(Task ended, TimeSpan step)
    {
        for (var i = 0; i < 2000 && !ended.IsCompleted; i++)
        {
            _time.Advance(step);
            await Task.WhenAny(ended, Task.Delay(5));
        }

        await ended;
    }

    private Timeline NewTimeline(TimelineOptions options) =>
        new(Tracker, options with { TimeProvider = _time, Tracking = new TrackOptions(RecordingMode.Interval) });
}
