using System.Globalization;
using System.Text.Json;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Sending.RemoteWrite;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>A peer that takes Prometheus' remote write and answers PromQL.</summary>
internal abstract class PromQlPeer(string name) : PeerProgram(name)
{
    public override string Sink => SampleSinks.RemoteWrite;

    public override IReadOnlyList<string> Targets => [$"{Url}/api/v1/write"];

    /// <summary>Metric by metric: a count has no name, and a resource's metrics differ in nothing else.</summary>
    public override async Task<long> CountAsync(DataShape shape, string? instance)
    {
        var total = 0L;
        for (var metric = 0; metric < shape.MetricsPerResource; metric++)
        {
            var name = SeriesName.Of(shape, "[a-z]+", metric);
            var of = instance is null ? "" : $",instance=\"{instance}\"";
            using var answer = await QueryAsync($"sum(count_over_time({{__name__=~\"{name}\"{of}}}[2h]))", null);
            var results = answer.RootElement.GetProperty("data").GetProperty("result");
            total += results.GetArrayLength() == 0 ? 0 : (long)ValueOf(results[0]);
        }

        return total;
    }

    public override async Task<IReadOnlyDictionary<string, double>> MaxByTypeAsync(DataShape shape, long atNs)
    {
        using var answer = await QueryAsync("max by (type) ({__name__!=\"\"})", atNs);
        return answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().ToDictionary(
            result => result.GetProperty("metric").GetProperty("type").GetString()!,
            ValueOf);
    }

    private static double ValueOf(JsonElement result) => double.Parse(result.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);

    private async Task<JsonDocument> QueryAsync(string query, long? atNs)
    {
        var page = $"/api/v1/query?nocache=1&query={Uri.EscapeDataString(query)}";
        if (atNs is { } time)
        {
            page += string.Create(CultureInfo.InvariantCulture, $"&time={time / 1_000_000_000}");
        }

        var body = await Http.GetStreamAsync(new Uri(page, UriKind.Relative));
        await using var _ = body;
        return await JsonDocument.ParseAsync(body);
    }
}
