using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Connection;

public class ResourceTrackerTests : TrackerSpec
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_interval_becomes_one_row_with_exact_figures()
    {
        var handle = Tracker.Track("database_connections", "connection");
        Tracker.RecordUsage(handle, 5);
        Tracker.RecordUsage(handle, 7, NowNs + 3);
        Tracker.RecordUsage(handle, 3, NowNs + 2);

        var batch = NextBatch();
        Assert.Equal("database_connections", batch.Declarations.Single().Declaration.Id.ToString());
        var rows = RowsOf(batch.Deliveries.Single());
        Assert.Equal(1, rows.RowCount);
        Assert.Equal(new IntervalSample(7, 3, 7, 15, 3), rows.Column(0)[0]);
    }

    [Fact]
    public void Every_sample_mode_keeps_each_row_with_its_timestamp()
    {
        var handle = Tracker.Track("jobs", options: new TrackOptions(RecordingMode.EverySample));
        Tracker.RecordUsage(handle, 5, 11);
        Tracker.RecordUsage(handle, 3, 12);

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal([11L, 12L], rows.Timestamps.ToArray());
        Assert.Equal([5.0, 3.0], rows.Column(0).Last.ToArray());
    }

    [Fact]
    public void A_row_may_lack_values_and_a_bad_value_does_not_take_its_neighbours_along()
    {
        var handle = Tracker.Track("gpu0", "gpu", metrics: [new Metric("used"), new Metric("total"), new Metric("utilization")]);
        Tracker.Record(handle, [1, double.NaN, 3], NowNs, [true, true, false]);

        var rows = RowsOf(NextBatch().Deliveries.Single());
        Assert.Equal(1, rows.Column(0).Last[0]);
        Assert.False(rows.Column(1).IsPresent(0));
        Assert.False(rows.Column(2).IsPresent(0));
        Assert.Equal(1, Tracker.Counters.Rejected[RejectionReason.NotFinite]);
    }

    [Fact]
    public async Task A_flush_ends_when_everything_is_durable()
    {
        var handle = Tracker.Track("r");
        Tracker.RecordUsage(handle, 1);
        var flush = Tracker.FlushAsync(Minute);

        var batch = NextBatch();
        Assert.True(batch.Deliveries.Single().Flush);
        Answer(batch, durable: false);
        Pass(TimeSpan.FromSeconds(1));
        Assert.False(flush.IsCompleted);
        var question = NextBatch();
        Assert.True(question.Deliveries.Single().Rows.IsEmpty);
        Answer(question, durable: true);

        Assert.True(await flush.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((1, 0, 1), (Tracker.Counters.Enqueued, Tracker.Counters.Pending, Tracker.Counters.Acknowledged));
    }

    [Fact]
    public async Task A_flush_without_an_answer_ends_in_time()
    {
        Tracker.RecordUsage(Tracker.Track("r"), 1);
        var flush = Tracker.FlushAsync(TimeSpan.FromSeconds(5));
        Ingress.ExpectMsg<SampleBatch>();
        Pass(TimeSpan.FromSeconds(6));

        Assert.False(await flush.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(1, Tracker.Counters.Pending);
    }

    [Fact]
    public void A_lost_batch_is_sent_again_by_itself()
    {
        Tracker.RecordUsage(Tracker.Track("r"), 1);
        var lost = NextBatch();
        var again = NextBatch();

        Assert.Equal(lost.Deliveries.Single().FirstSequence, again.Deliveries.Single().FirstSequence);
        Assert.Equal(1, Tracker.Counters.Resent);
    }

    [Fact]
    public async Task Untracking_delivers_first_and_then_tells_the_cluster()
    {
        var handle = Tracker.Track("r");
        Tracker.RecordUsage(handle, 1);
        var untracked = Tracker.UntrackAsync(handle, Minute);
        Tracker.RecordUsage(handle, 2);
        Assert.Throws<InvalidOperationException>(() => Tracker.Track("r", "gpu"));
        Answer(NextBatch(), durable: true);
        Assert.Equal("r", Ingress.ExpectMsg<UntrackResource>().Resource.ToString());
        Ingress.Reply(new CommandOutcome(true, "done"));

        Assert.True((await untracked.WaitAsync(TimeSpan.FromSeconds(10))).Done);
        Assert.Equal(1, Tracker.Counters.Rejected[RejectionReason.Untracked]);
        Assert.NotEqual(handle, Tracker.Track("r"));
    }

    [Fact]
    public async Task Tracking_again_calls_untracking_off_and_loses_nothing()
    {
        var handle = Tracker.Track("r");
        Tracker.RecordUsage(handle, 1);
        var untracked = Tracker.UntrackAsync(handle, Minute);
        var again = Tracker.Track("r");
        Assert.Contains("tracked again", (await untracked.WaitAsync(TimeSpan.FromSeconds(10))).Message, StringComparison.Ordinal);
        var first = NextBatch();
        Answer(first, durable: true);
        Tracker.RecordUsage(again, 2);
        var second = NextBatch().Deliveries.Single();

        Assert.Equal([1.0], RowsOf(first.Deliveries.Single()).Column(0).Last.ToArray());
        Assert.Equal([2.0], RowsOf(second).Column(0).Last.ToArray());
        Assert.Equal(first.Deliveries.Single().Handle, second.Handle);
        Assert.Equal(1, Tracker.GetStats("r")!.Value.Count);
    }

    [Fact]
    public void Disposing_the_last_handle_delivers_and_untracks()
    {
        var (one, two) = (Tracker.Track("r"), Tracker.Track("r"));
        Tracker.RecordUsage(one, 1);
        one.Dispose();
        one.Dispose();
        Tracker.RecordUsage(two, 2);
        Assert.Equal(2, Tracker.GetStats("r")!.Value.Count);
        two.Dispose();
        Assert.Null(Tracker.GetStats("r"));
        Tracker.RecordUsage(two, 3);

        var batch = NextBatch();
        Assert.Equal(3, RowsOf(batch.Deliveries.Single()).Column(0)[0].Sum);
        Answer(batch, durable: true);
        Assert.Equal("r", Ingress.ExpectMsg<UntrackResource>().Resource.ToString());
        Assert.Equal(1, Tracker.Counters.Rejected[RejectionReason.Untracked]);
    }

    [Fact]
    public async Task A_command_is_sent_again_until_it_is_answered()
    {
        var outcome = Tracker.CommandAsync(new UntrackResource(ResourceId.Of("r")), Minute);
        Ingress.ExpectMsg<UntrackResource>();
        Pass(TimeSpan.FromSeconds(3));
        Ingress.ExpectMsg<UntrackResource>();
        Ingress.Reply(new CommandOutcome(true, "done"));

        Assert.Equal("done", (await outcome.WaitAsync(TimeSpan.FromSeconds(10))).Message);
    }

    [Fact]
    public async Task A_command_without_an_answer_ends_in_time_and_says_so()
    {
        var outcome = Tracker.CommandAsync(new UntrackResource(ResourceId.Of("r")), TimeSpan.FromSeconds(5));
        Ingress.ExpectMsg<UntrackResource>();
        Pass(TimeSpan.FromSeconds(6));

        var (done, message) = await outcome.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(done);
        Assert.Contains("did not answer", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_delivers_what_was_recorded_and_then_takes_nothing_more()
    {
        var handle = Tracker.Track("r");
        Tracker.RecordUsage(handle, 1);
        var closed = Tracker.DisposeAsync().AsTask();
        Answer(NextBatch(), durable: true);
        await closed.WaitAsync(TimeSpan.FromSeconds(20));
        Tracker.RecordUsage(handle, 2);

        Assert.Equal((1, 0), (Tracker.Counters.Acknowledged, Tracker.Counters.Pending));
        Assert.Equal(1, Tracker.Counters.Rejected[RejectionReason.Untracked]);
        Assert.Throws<ObjectDisposedException>(() => Tracker.Track("s"));
    }

    [Fact]
    public void Tracking_twice_gives_a_handle_of_the_same_resource_and_another_shape_is_refused()
    {
        var handle = Tracker.Track("r");

        Assert.Equal(handle, Tracker.Track("r"));
        Assert.Contains("tracked already", Assert.Throws<ArgumentException>(() => Tracker.Track("r", "gpu")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Tracker.Track("r", metrics: [new Metric("used")]));
    }

    [Fact]
    public void Bad_input_is_refused_where_it_happens()
    {
        var handle = Tracker.Track("r");
        var other = NewTracker(new ResourceTrackerOptions());

        Assert.Throws<IdentityException>(() => Tracker.Track(""));
        Assert.Throws<IdentityException>(() => Tracker.Track("r", labels: [new Label("1bad", "x")]));
        Assert.Throws<ArgumentNullException>(() => Tracker.RecordUsage(null!, 1));
        Assert.Throws<ArgumentException>(() => other.RecordUsage(handle, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tracker.Record(handle, 1, 1, 0));
        Assert.Throws<ArgumentException>(() => Tracker.Record(handle, [1, 2]));
        Assert.Throws<ArgumentException>(() => NewTracker(new ResourceTrackerOptions { Interval = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => Tracker.Track("s", options: new TrackOptions(Interval: TimeSpan.FromDays(1))));
        var metrics = Enumerable.Range(0, 1000).Select(i => new Metric($"m{i}", new string('u', 200)));
        Assert.Contains("to declare", Assert.Throws<ArgumentException>(() => Tracker.Track("wide", metrics: metrics)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_burst_between_collections_is_merged_and_counted()
    {
        var handle = Tracker.Track("r", options: new TrackOptions(RecordingMode.EverySample, TimeSpan.FromHours(1)));
        const int Values = 20_000;
        for (var i = 1; i <= Values; i++)
        {
            Tracker.RecordUsage(handle, i, i);
        }

        var flush = Tracker.FlushAsync(Minute);
        var (sum, count) = (0.0, 0L);
        while (!flush.IsCompleted)
        {
            var batch = NextBatch();
            foreach (var rows in batch.Deliveries.Select(RowsOf))
            {
                for (var row = 0; row < rows.RowCount; row++)
                {
                    sum += rows.Column(0)[row].Sum;
                    count += rows.Column(0)[row].Count;
                }
            }

            Answer(batch, durable: true);
            if (count == Values)
            {
                break;
            }
        }

        Assert.Equal((Values, Values * (Values + 1.0) / 2), (count, sum));
        AwaitAssert(() => Assert.Equal(Values, Tracker.Counters.Acknowledged + Tracker.Counters.Merged), TimeSpan.FromSeconds(5));
        Assert.Equal(Values, Tracker.Counters.Enqueued);
    }

    [Fact]
    public void Eight_threads_record_with_exact_totals()
    {
        var handle = Tracker.Track("r");
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 1; i <= 10_000; i++)
            {
                Tracker.RecordUsage(handle, i);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(
            new IntervalSample(0, 1, 10_000, 8 * 10_000.0 * 10_001 / 2, 80_000),
            RowsOf(NextBatch().Deliveries.Single()).Column(0)[0] with { Last = 0 });
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        var handle = Tracker.Track("r", metrics: [new Metric("a"), new Metric("b")]);
        Span<double> row = [1, 2];
        Tracker.RecordUsage(handle, 1);
        Tracker.Record(handle, row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Tracker.RecordUsage(handle, i);
            Tracker.Record(handle, row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
