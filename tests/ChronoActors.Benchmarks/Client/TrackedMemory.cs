using System.Diagnostics.Metrics;
using System.Globalization;
using ChronoActors.Client;
using ChronoActors.Core.Resources;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Prometheus;

namespace ChronoActors.Benchmarks.Client;

/// <summary>Managed bytes per metric of 100,000, each with one recorded value.</summary>
internal static class TrackedMemory
{
    private const int Count = 100_000;

    /// <summary>The tracker and the handles, without names and labels.</summary>
    public static double OfTracker(int metricsPerResource)
    {
        var (ids, schema) = (Identities(metricsPerResource), SchemaOf(metricsPerResource));
        var row = new double[metricsPerResource];
        return Measure(() =>
        {
            var tracker = new ResourceTracker();
            var handles = Array.ConvertAll(ids, id => tracker.Track(new ResourceDeclaration(id, "custom", schema)));
            Array.ForEach(handles, handle => tracker.Record(handle, row));
            return (tracker, handles);
        });
    }

    /// <summary>Names and labels: a name, a label of 12 characters and its value.</summary>
    public static double OfIdentities(int metricsPerResource) => Measure(() => Identities(metricsPerResource));

    /// <summary>A gauge with a label; the label's values are made before and not counted.</summary>
    public static double OfPrometheus()
    {
        var values = Values(Count);
        return Measure(() =>
        {
            var gauge = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()).CreateGauge("resource", "", "instance");
            Array.ForEach(values, value => gauge.WithLabels(value).Set(1));
            return gauge;
        });
    }

    /// <inheritdoc cref="OfPrometheus"/>
    public static double OfOpenTelemetry()
    {
        var values = Values(Count);
        using var meter = new Meter("memory");
        return Measure(() =>
        {
            var provider = Sdk.CreateMeterProviderBuilder()
                .AddMeter(meter.Name)
                .AddView("*", new MetricStreamConfiguration { CardinalityLimit = Count + 1 })
                .AddReader(new PeriodicExportingMetricReader(new DiscardingExporter(), Timeout.Infinite))
                .Build();
            var gauge = meter.CreateGauge<double>("resource");
            Array.ForEach(values, value => gauge.Record(1, new KeyValuePair<string, object?>("instance", value)));
            return provider;
        });
    }

    private static ResourceId[] Identities(int metricsPerResource) =>
        Array.ConvertAll(Values(Count / metricsPerResource), value => ResourceId.Of("resource", ("instance", value)));

    private static MetricSchema SchemaOf(int metrics) =>
        metrics == 1 ? MetricSchema.SingleValue : MetricSchema.Of(Enumerable.Range(0, metrics).Select(i => new Core.Resources.Metric($"m{i}")));

    private static string[] Values(int count) =>
        [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"instance-{i:D6}"))];

    private static double Measure(Func<object> build)
    {
        var before = Settled();
        var built = build();
        var bytes = Settled() - before;
        GC.KeepAlive(built);
        ((built is ValueTuple<ResourceTracker, ResourceHandle[]> tracked ? tracked.Item1 : built) as IDisposable)?.Dispose();
        return bytes / (double)Count;
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
