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
    private static readonly TimeSpan SnapshotLimit = TimeSpan.FromMinutes(2);
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

    /// <summary>Its log becomes compressed files when a shard is written no more: it is started again with that time cut short.</summary>
    public override async Task StopAsync()
    {
        await base.StopAsync();
        _isConverting = true;
        await StartAsync();
        await Eventually.HoldsAsync(HasNoLog, SnapshotLimit, "InfluxDB to write its log as compressed files");
        await base.StopAsync();
    }

    public override Task<StoredBytes> StoredAsync() =>
        Task.FromResult(new StoredBytes(Folder.Occupied("data"), Folder.Occupied()));

    public override async Task<long> CountAsync(string? instance)
    {
        var total = 0L;
        using var answer = await QueryAsync($"SELECT count(*) FROM /bench_.*/{(instance is null ? "" : $" WHERE instance='{instance}'")}");
        foreach (var series in SeriesOf(answer))
        {
            total += series.GetProperty("values")[0].EnumerateArray().Skip(1).Sum(count => count.GetInt64());
        }

        return total;
    }

    public override async Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs)
    {
        var fields = Enumerable.Range(0, shape.MetricsPerResource).Select(metric => $"\"{ResourceNames.MetricOf(shape, metric)}\"").ToList();
        using var answer = await QueryAsync(
            $"SELECT {string.Join(", ", fields.Select(field => $"max({field})"))} FROM "
            + $"(SELECT {string.Join(", ", fields.Select(field => $"last({field}) AS {field}"))} FROM /bench_.*/ GROUP BY *) GROUP BY \"type\"");
        return SeriesOf(answer).ToDictionary(
            series => series.GetProperty("tags").GetProperty("type").GetString()!,
            series => series.GetProperty("values")[0].EnumerateArray().Skip(1).Max(value => value.GetDouble()));
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
        var result = answer.RootElement.GetProperty("results")[0];
        if (result.TryGetProperty("error", out var error))
        {
            throw new InvalidOperationException($"InfluxDB: {error}");
        }

        return result.TryGetProperty("series", out var series) ? [.. series.EnumerateArray()] : [];
    }

    private bool HasNoLog() =>
        new DirectoryInfo(Path.Combine(Folder.Path, "wal")).EnumerateFiles("*.wal", SearchOption.AllDirectories).All(file => file.Length == 0)
        && !Directory.EnumerateFiles(Path.Combine(Folder.Path, "data"), "*.tmp", SearchOption.AllDirectories).Any();

    private async Task<JsonDocument> QueryAsync(string query)
    {
        var body = await Http.GetStreamAsync(new Uri($"/query?db={Database}&q={Uri.EscapeDataString(query)}", UriKind.Relative));
        await using var _ = body;
        return await JsonDocument.ParseAsync(body);
    }
}
