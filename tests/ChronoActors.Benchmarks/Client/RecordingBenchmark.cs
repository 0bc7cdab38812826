using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using ChronoActors.Client;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Prometheus;

namespace ChronoActors.Benchmarks.Client;

/// <summary>One value of one metric that has two labels, the way each library records it fastest.</summary>
[MemoryDiagnoser]
public class RecordingBenchmark
{
    private readonly Meter _meter = new("benchmark");
    private ResourceTracker _tracker = null!;
    private ResourceHandle _handle = null!;
    private Prometheus.Gauge.Child _prometheusGauge = null!;
    private MeterProvider _provider = null!;
    private Gauge<double> _gauge = null!;
    private Histogram<double> _histogram = null!;
    private double _value;
    private long _timestampNs = 1_700_000_000_000_000_000;

    [GlobalSetup]
    public void Setup()
    {
        _tracker = new ResourceTracker();
        _handle = _tracker.Track("pool", "connection", [new("node", "edge-7"), new("database", "orders")]);
        _prometheusGauge = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry())
            .CreateGauge("pool", "", "node", "database").WithLabels("edge-7", "orders");
        _gauge = _meter.CreateGauge<double>("gauge");
        _histogram = _meter.CreateHistogram<double>("histogram");
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(_meter.Name)
            .AddReader(new PeriodicExportingMetricReader(new DiscardingExporter(), 1000))
            .Build();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _tracker.Dispose();
        _provider.Dispose();
        _meter.Dispose();
    }

    [Benchmark(Baseline = true, Description = "ChronoActors: RecordUsage with a timestamp")]
    public void RecordWithTimestamp() => _tracker.RecordUsage(_handle, _value++, _timestampNs++);

    [Benchmark(Description = "ChronoActors: RecordUsage now")]
    public void RecordNow() => _tracker.RecordUsage(_handle, _value++);

    [Benchmark(Description = "prometheus-net: gauge Set")]
    public void PrometheusSet() => _prometheusGauge.Set(_value++);

    [Benchmark(Description = "OpenTelemetry: gauge Record")]
    public void OpenTelemetryGauge() => _gauge.Record(_value++, new("node", "edge-7"), new("database", "orders"));

    [Benchmark(Description = "OpenTelemetry: histogram Record")]
    public void OpenTelemetryHistogram() => _histogram.Record(_value++, new("node", "edge-7"), new("database", "orders"));
}
