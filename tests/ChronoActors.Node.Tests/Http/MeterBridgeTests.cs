using System.Diagnostics.Metrics;
using ChronoActors.Node.Http;
using Prometheus;

namespace ChronoActors.Node.Tests.Http;

public sealed class MeterBridgeTests : IDisposable
{
    private readonly Meter _meter = new($"test_{Guid.NewGuid():N}");
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();

    public void Dispose() => _meter.Dispose();

    [Fact]
    public async Task Counters_and_histograms_are_shown_under_prometheus_names()
    {
        var rows = _meter.CreateCounter<long>("rows", "{row}", "Rows.");
        var took = _meter.CreateHistogram<double>("took_seconds");
        using var bridge = MeterBridge.Start(_meter.Name, _registry);
        rows.Add(2, new KeyValuePair<string, object?>("reason", "late"));
        rows.Add(3, new KeyValuePair<string, object?>("reason", "late"));
        took.Record(0.0015);

        var page = await PageAsync();
        Assert.Contains($"# HELP {_meter.Name}_rows_total Rows.\n# TYPE {_meter.Name}_rows_total counter\n", page, StringComparison.Ordinal);
        Assert.Contains($"{_meter.Name}_rows_total{{reason=\"late\"}} 5\n", page, StringComparison.Ordinal);
        Assert.Contains($"{_meter.Name}_took_seconds_bucket{{le=\"0.002\"}} 1\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_meters_and_what_comes_after_the_end_are_not_shown()
    {
        using var other = new Meter($"other_{Guid.NewGuid():N}");
        using (MeterBridge.Start(_meter.Name, _registry))
        {
            other.CreateCounter<long>("rows").Add(1);
        }

        _meter.CreateCounter<long>("rows").Add(1);
        Assert.DoesNotContain("rows_total", await PageAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync()
    {
        using var page = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(page);
        return System.Text.Encoding.UTF8.GetString(page.ToArray());
    }
}
