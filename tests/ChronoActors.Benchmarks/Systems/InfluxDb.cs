using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Testing;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>InfluxDB 1, which takes its line protocol and answers InfluxQL.</summary>
internal sealed class InfluxDb() : PeerProgram("influxdb")
{
    private const string Database = "bench";
    private static readonly TimeSpan ConversionLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private bool _isConverting;

    public static SystemEntry Entry { get; } =
        new("influxdb", "InfluxDB", false, () => new InfluxDb(), () => InstalledProgram.Version("influxd", "version"));

    public override string Sink => SampleSinks.LineProtocol;

    /// <summary>Lines, as its documentation advises.</summary>
    public override int BatchSamples => 5_000;

    public override IReadOnlyList<string> Targets => [$"{Url}/write?db={Database}&precision=ns"];

    protected override string ReadyPage => "/ping";

    public override async Task StartAsync()
    {
        await base.StartAsync();
        using var answer = await Http.PostAsync(new Uri($"/query?q=CREATE%20DATABASE%20{Database}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Its log becomes compressed files when a shard was not written for some time: it is started again with that time cut short.</summary>
    public override async Task StopAsync()
    {
        await base.StopAsync();
        _isConverting = true;
        await StartAsync();
        await Eventually.HoldsAsync(IsConvertedAsync, ConversionLimit, "InfluxDB to write its log as compressed files");
        await base.StopAsync();
    }

    public override Task<StoredBytes> StoredAsync() =>
        Task.FromResult(new StoredBytes(Folder.Occupied("data"), Folder.Occupied()));

    public override async Task<long> CountAsync(DataShape shape, string? instance)
    {
        var total = 0L;
        using var answer = await QueryAsync($"SELECT count(*) FROM /bench_.*/{(instance is null ? "" : $" WHERE instance='{instance}'")}");
        foreach (var series in SeriesOf(answer))
        {
            total += series.GetProperty("values")[0].EnumerateArray().Skip(1).Sum(count => count.GetInt64());
        }

        return total;
    }

    /// <summary>One statement per field: a single one for all fields takes ten times as long.</summary>
    public override async Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs)
    {
        var statements = Enumerable.Range(0, shape.MetricsPerResource).Select(metric => ResourceNames.MetricOf(shape, metric)).Select(field =>
            $"SELECT max(\"{field}\") FROM (SELECT last(\"{field}\") AS \"{field}\" FROM /bench_.*/ GROUP BY \"instance\", \"type\") GROUP BY \"type\"");
        using var answer = await QueryAsync(string.Join("; ", statements));
        return SeriesOf(answer)
            .GroupBy(series => series.GetProperty("tags").GetProperty("type").GetString()!)
            .ToDictionary(type => type.Key, type => type.Max(series => series.GetProperty("values")[0][1].GetDouble()));
    }

    protected override ProcessStartInfo Command()
    {
        File.WriteAllText(Path.Combine(Folder.Path, "influxdb.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{FreePort.Next()}"
            [meta]
              dir = "meta"
            [data]
              dir = "data"
              wal-dir = "wal"
              query-log-enabled = false
              max-values-per-tag = 0
            [monitor]
              store-enabled = false
            [http]
              bind-address = "127.0.0.1:{Port}"
              log-enabled = false
            [logging]
              level = "error"
            """));
        var command = new ProcessStartInfo("influxd", ["run", "-config", "influxdb.conf"]);
        if (_isConverting)
        {
            command.Environment["INFLUXDB_DATA_CACHE_SNAPSHOT_WRITE_COLD_DURATION"] = "1s";
            command.Environment["INFLUXDB_DATA_COMPACT_FULL_WRITE_COLD_DURATION"] = "1s";
        }

        return command;
    }

    private static IEnumerable<JsonElement> SeriesOf(JsonDocument answer)
    {
        foreach (var result in answer.RootElement.GetProperty("results").EnumerateArray())
        {
            if (result.TryGetProperty("error", out var error))
            {
                throw new InvalidOperationException($"InfluxDB: {error}");
            }

            if (result.TryGetProperty("series", out var found))
            {
                foreach (var series in found.EnumerateArray())
                {
                    yield return series;
                }
            }
        }
    }

    /// <summary>Nothing is left in the cache, and no file was written for some seconds.</summary>
    private async Task<bool> IsConvertedAsync()
    {
        using var state = await JsonDocument.ParseAsync(await Http.GetStreamAsync(new Uri("/debug/vars", UriKind.Relative)));
        var cached = state.RootElement.EnumerateObject()
            .Where(entry => entry.Name.StartsWith("tsm1_cache:", StringComparison.Ordinal))
            .Sum(entry => entry.Value.GetProperty("values").GetProperty("memBytes").GetInt64());
        var settled = TimeProvider.System.GetUtcNow() - Settled;
        return cached == 0 && new DirectoryInfo(Path.Combine(Folder.Path, "data")).EnumerateFiles("*.tsm*", SearchOption.AllDirectories)
            .All(file => file.LastWriteTimeUtc < settled);
    }

    private async Task<JsonDocument> QueryAsync(string query)
    {
        var body = await Http.GetStreamAsync(new Uri($"/query?db={Database}&q={Uri.EscapeDataString(query)}", UriKind.Relative));
        await using var _ = body;
        return await JsonDocument.ParseAsync(body);
    }
}
