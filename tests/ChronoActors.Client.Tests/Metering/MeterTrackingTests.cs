using System.Diagnostics.Metrics;
using ChronoActors.Client.Metering;
using ChronoActors.Client.Tests.Connection;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChronoActors.Client.Tests.Metering;

public sealed class MeterTrackingTests : TrackerSpec
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Of each test's own: meters are seen by all listeners of the process.</summary>
    private readonly string _name = $"Shop.M{Guid.NewGuid():N}";
    private readonly FakeTimeProvider _time = new();
    private readonly Messages _log = new();
    private readonly Meter _meter;

    public MeterTrackingTests() => _meter = new Meter(_name);

    protected override void AfterAll()
    {
        _meter.Dispose();
        base.AfterAll();
    }

    [Fact]
    public void Counters_become_rates()
    {
        using var tracking = Listen();
        var orders = _meter.CreateCounter<int>("orders", "{order}");
        var sent = _meter.CreateCounter<double>("sent", "By");
        orders.Add(3, new KeyValuePair<string, object?>("region", "eu"));
        orders.Add(5, new KeyValuePair<string, object?>("region", "eu"));
        sent.Add(100);
        _time.Advance(2 * Second);
        _time.Advance(Second);

        var seen = Seen(NextBatch());
        Assert.Equal(new IntervalSample(0, 0, 4, 4, 2), seen[$"orders{{meter=\"{_name}\",region=\"eu\"}}"].Sample);
        Assert.Equal(new Metric("rate", "1/s"), seen[$"orders{{meter=\"{_name}\",region=\"eu\"}}"].Metric);
        Assert.Equal(new Metric("rate", "bytes/s"), seen[$"sent{{meter=\"{_name}\"}}"].Metric);
    }

    [Fact]
    public void Observable_counters_become_rates_from_their_second_reading_on()
    {
        var total = 1000L;
        _meter.CreateObservableCounter("served", () => total);
        using var tracking = Listen();
        _time.Advance(Second);
        total = 1007;
        _time.Advance(Second);
        total = 2;
        _time.Advance(Second);
        total = 5;
        _time.Advance(Second);

        Assert.Equal(new IntervalSample(3, 3, 7, 10, 2), Seen(NextBatch()).Single().Value.Sample);
    }

    [Fact]
    public void Up_down_counters_become_levels()
    {
        using var tracking = Listen();
        var open = _meter.CreateUpDownCounter<short>("open");
        open.Add(5);
        open.Add(2);
        open.Add(-3);
        _time.Advance(Second);

        Assert.Equal(new IntervalSample(4, 4, 7, 20, 4), Seen(NextBatch()).Single().Value.Sample);
    }

    [Fact]
    public void Gauges_and_histograms_become_interval_samples()
    {
        var degrees = 20.0f;
        _meter.CreateObservableGauge("temperature", () => new Measurement<float>(degrees, new KeyValuePair<string, object?>("room", 7)), "Cel");
        _meter.CreateObservableUpDownCounter("queue", () => 3);
        using var tracking = Listen();
        _meter.CreateGauge<decimal>("price").Record(1.5m);
        var latency = _meter.CreateHistogram<long>("http/latency", "ms");
        latency.Record(10);
        latency.Record(30);
        latency.Record(20);
        _time.Advance(Second);
        degrees = 22;
        _time.Advance(Second);

        var seen = Seen(NextBatch());
        Assert.Equal(new IntervalSample(22, 20, 22, 42, 2), seen[$"temperature{{meter=\"{_name}\",room=\"7\"}}"].Sample);
        Assert.Equal(new IntervalSample(3, 3, 3, 6, 2), seen[$"queue{{meter=\"{_name}\"}}"].Sample);
        Assert.Equal(IntervalSample.Of(1.5), seen[$"price{{meter=\"{_name}\"}}"].Sample);
        Assert.Equal(new IntervalSample(20, 10, 30, 60, 3), seen[$"http_latency{{meter=\"{_name}\"}}"].Sample);
        Assert.Equal(new Metric("value", "ms"), seen[$"http_latency{{meter=\"{_name}\"}}"].Metric);
    }

    [Fact]
    public void Tags_become_labels_in_whatever_order_they_come()
    {
        using var meter = new Meter(new MeterOptions(_name) { Tags = [new("zone", "a")] });
        using var tracking = new MeterTracking(Tracker, Options() with { Labels = [new Label("app", "shop"), new Label("zone", "b")] });
        var hits = meter.CreateHistogram<int>("hits", tags: [new("kind", "web")]);
        hits.Record(1, new("http.method", "GET"), new("status", 200));
        hits.Record(2, new("status", 200), new("http.method", "GET"));
        hits.Record(3, new("status", 200), new("http.method", "P\nT"));

        var seen = Seen(NextBatch());
        Assert.Equal(2, tracking.Counters.Resources);
        Assert.Equal(
            new IntervalSample(2, 1, 2, 3, 2),
            seen[$"hits{{app=\"shop\",http_method=\"GET\",kind=\"web\",meter=\"{_name}\",status=\"200\",zone=\"a\"}}"].Sample);
        Assert.Contains(seen.Keys, id => id.Contains("P T", StringComparison.Ordinal));
    }

    [Fact]
    public void Beyond_the_limit_of_tag_sets_measurements_are_counted_and_it_is_told_once()
    {
        using var tracking = new MeterTracking(Tracker, Options() with { MaxTagSets = 3 }, _log);
        var hits = _meter.CreateCounter<int>("hits");
        for (var user = 0; user < 10; user++)
        {
            hits.Add(1, new KeyValuePair<string, object?>("user", user));
        }

        hits.Add(1, new KeyValuePair<string, object?>("user", 2));

        Assert.Equal((3, 7), (tracking.Counters.Resources, tracking.Counters.BeyondLimit));
        Assert.Contains("MaxTagSets = 3", Assert.Single(_log.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_cannot_be_labels_do_not_reach_who_measures()
    {
        using var tracking = new MeterTracking(Tracker, Options(), _log);
        var hits = _meter.CreateCounter<int>("hits");
        hits.Add(1, new KeyValuePair<string, object?>("text", new string('x', 2000)));
        hits.Add(1, new KeyValuePair<string, object?>("text", new Hostile()));
        hits.Add(1);

        Assert.Equal((1, 2), (tracking.Counters.Resources, tracking.Counters.Refused));
        Assert.Single(_log.Texts);
    }

    [Fact]
    public void An_instrument_that_throws_is_counted_and_the_others_are_read()
    {
        _meter.CreateObservableGauge<int>("bad", new Func<int>(() => throw new InvalidOperationException("bad")));
        _meter.CreateObservableGauge("good", () => 1);
        using var tracking = new MeterTracking(Tracker, Options(), _log);
        _time.Advance(Second);
        _time.Advance(Second);

        Assert.Equal(2, tracking.Counters.Faults);
        Assert.Single(_log.Texts);
        Assert.Equal(2, Seen(NextBatch()).Single().Value.Sample.Count);
    }

    [Fact]
    public void Meters_that_nobody_asked_for_are_not_tracked_and_ended_ones_are_let_go()
    {
        using var other = new Meter("Other" + _name);
        using var tracking = Listen();
        other.CreateCounter<int>("orders").Add(1);
        _meter.CreateCounter<int>("orders").Add(1);
        Assert.Equal((1, 1), (tracking.Counters.Instruments, tracking.Counters.Resources));
        _meter.Dispose();

        Assert.Equal((0, 0), (tracking.Counters.Instruments, tracking.Counters.Resources));
    }

    [Fact]
    public void A_measurement_with_known_tags_allocates_nothing()
    {
        using var tracking = Listen();
        var orders = _meter.CreateCounter<long>("orders");
        var latency = _meter.CreateHistogram<double>("latency");
        KeyValuePair<string, object?>[] tags = [new("region", "eu"), new("status", 200), new("cached", true)];
        Measure(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Measure(int times)
        {
            for (var i = 0; i < times; i++)
            {
                orders.Add(1, tags);
                latency.Record(i, tags);
            }
        }
    }

    [Fact]
    public void The_runtimes_own_meter_is_tracked()
    {
        using var tracking = new MeterTracking(Tracker, Options() with { Meters = ["System.Run?ime"] });
        _time.Advance(Second);
        GC.KeepAlive(new byte[1_000_000]);
        _time.Advance(Second);

        var seen = Seen(NextBatch());
        Assert.InRange(seen["dotnet.process.memory.working_set{meter=\"System.Runtime\"}"].Sample.Last, 1e6, 1e11);
        Assert.Equal("bytes", seen["dotnet.process.memory.working_set{meter=\"System.Runtime\"}"].Metric.Unit);
        Assert.InRange(seen["dotnet.gc.heap.total_allocated{meter=\"System.Runtime\"}"].Sample.Last, 5e5, 1e12);
        Assert.Contains("dotnet.gc.collections{gc_heap_generation=\"gen0\",meter=\"System.Runtime\"}", seen.Keys);
    }

    [Fact]
    public async Task Http_clients_own_meter_is_tracked()
    {
        using var tracking = new MeterTracking(Tracker, Options() with { Meters = ["System.Net.Http"] });
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://127.0.0.1:1/")));
        _time.Advance(Second);

        var (id, duration) = Seen(NextBatch()).Single(seen => seen.Key.StartsWith("http.client.request.duration{", StringComparison.Ordinal));
        Assert.Contains("error_type=\"connection_error\",http_request_method=\"GET\",meter=\"System.Net.Http\",server_address=\"127.0.0.1\"", id, StringComparison.Ordinal);
        Assert.Equal((new Metric("value", "s"), 1L), (duration.Metric, duration.Sample.Count));
    }

    [Fact]
    public void Settings_that_are_not_allowed_are_named()
    {
        Assert.Contains("Meters", Assert.Throws<ArgumentException>(() => new MeterTracking(Tracker, new MeterTrackingOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("MaxTagSets", Assert.Throws<ArgumentException>(() => new MeterTracking(Tracker, Options() with { MaxTagSets = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("Interval", Assert.Throws<ArgumentException>(() => new MeterTracking(Tracker, Options() with { Interval = TimeSpan.Zero })).Message, StringComparison.Ordinal);
    }

    private MeterTracking Listen() => new(Tracker, Options(), _log);

    private MeterTrackingOptions Options() => new() { Meters = [_name[..^3] + "*"], TimeProvider = _time };

    private static Dictionary<string, (Metric Metric, IntervalSample Sample)> Seen(SampleBatch batch)
    {
        var declared = batch.Declarations.ToDictionary(declaration => declaration.Handle, declaration => declaration.Declaration);
        return batch.Deliveries.ToDictionary(
            delivery => declared[delivery.Handle].Id.ToString(),
            delivery => (declared[delivery.Handle].Schema.Metrics[0], RowsOf(delivery).Column(0)[0]));
    }

    private sealed class Hostile
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }

    private sealed class Messages : ILogger<MeterTracking>
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}
