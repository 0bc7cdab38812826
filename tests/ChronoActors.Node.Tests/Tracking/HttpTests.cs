using System.Net;
using System.Text.Json;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Time;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Tracking;

public sealed class HttpTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private TestNode? _node;
    private HttpClient? _http;

    private HttpClient Http => _http!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(new Dictionary<string, string> { ["CHRONO_DATA_DIR"] = _directory.Path });
        _http = new HttpClient { BaseAddress = _node.Http };
        await RecordAsync(TimeProvider.System.NowNs(), 5);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _node!.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_report_comes_in_every_format()
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/report"));
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Contains("database_connections", await Http.GetStringAsync("/api/v1/report?format=text"), StringComparison.Ordinal);
        Assert.Contains("\r\n", await Http.GetStringAsync("/api/v1/report?format=csv"), StringComparison.Ordinal);
        using var stats = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/stats?selector=database_*"));
        Assert.True(stats.RootElement.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Resources_are_listed_with_their_labels()
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/resources?selector=%7Btype=%22connection%22%7D"));
        var resource = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("database_connections{pool=\"a\"}", resource.GetProperty("resource").GetString());
        Assert.Equal("a", resource.GetProperty("labels").GetProperty("pool").GetString());
    }

    [Fact]
    public async Task An_aggregate_has_a_figure_per_group()
    {
        using var json = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/aggregate?selector=database_*&function=max&of=current&by=type,pool"));
        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("metricCount").GetInt64());
        var group = Assert.Single(json.RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal("connection", group.GetProperty("labels").GetProperty("type").GetString());
        Assert.Equal("a", group.GetProperty("labels").GetProperty("pool").GetString());
        Assert.Equal(5, group.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_rule_is_put_raises_an_alert_and_is_deleted()
    {
        using var put = await PutAsync("high", "{ \"selector\": \"database_*\", \"condition\": \"above 8\", \"severity\": \"critical\", \"text\": \"{value} of {threshold}\" }");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        using (var rule = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/rules/high")))
        {
            Assert.Equal("above 8", rule.RootElement.GetProperty("condition").GetString());
        }

        using (var rules = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/rules")))
        {
            Assert.Equal("critical", Assert.Single(rules.RootElement.EnumerateArray()).GetProperty("severity").GetString());
        }

        // A node has the rules some time after their owner; until then a crossing may be missed.
        var atNs = TimeProvider.System.NowNs();
        await Eventually.HoldsAsync(
            async () =>
            {
                await RecordAsync(++atNs, 1);
                await RecordAsync(++atNs, 9);
                using var firing = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/alerts"));
                return firing.RootElement.GetProperty("alerts").EnumerateArray().Any(alert => alert.GetProperty("text").GetString() == "9 of 8");
            },
            TimeSpan.FromSeconds(30),
            "the alert to be raised");
        await Eventually.HoldsAsync(
            async () =>
            {
                using var history = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/alerts/history?selector=database_*&rule=high&limit=5"));
                return history.RootElement.GetProperty("transitions").EnumerateArray().Any(entry => entry.GetProperty("raised").GetBoolean());
            },
            TimeSpan.FromSeconds(30),
            "the log to have it");

        using var gone = await Http.DeleteAsync("/api/v1/rules/high");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var none = await Http.GetAsync("/api/v1/rules/high");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_rule_that_is_wrong_or_comes_from_a_web_page_is_refused()
    {
        using var wrong = await PutAsync("high", "{ \"selector\": \"a\",\n  \"condition\": \"over 8\" }");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("line 2, column 17", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Http.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var page = await PutAsync("high", "{ \"selector\": \"a\", \"condition\": \"above 8\" }");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    private Task<HttpResponseMessage> PutAsync(string name, string json) =>
        Http.PutAsync($"/api/v1/rules/{name}", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

    private async Task RecordAsync(long atNs, double value)
    {
        var rows = new RowBlock(1);
        rows.AddRow(atNs);
        rows.Set(0, value);
        var connections = new ResourceDeclaration(ResourceId.Of("database_connections", ("pool", "a")), "connection", MetricSchema.SingleValue);
        await _node!.Tracker.RecordAsync(connections, rows, CancellationToken.None);
    }

    [Theory]
    [InlineData("/api/v1/alerts?selector=disk%7B", "column")]
    [InlineData("/api/v1/alerts/history?selector=disk%7B", "column")]
    [InlineData("/api/v1/alerts/history?limit=0", "1 to 1000")]
    [InlineData("/api/v1/aggregate?selector=disk%7B", "column")]
    [InlineData("/api/v1/aggregate?function=median", "allowed are max, min, avg, sum, count")]
    [InlineData("/api/v1/aggregate?of=newest", "allowed are")]
    [InlineData("/api/v1/aggregate?top=1&bottom=1", "top")]
    [InlineData("/api/v1/report?format=xml", "allowed are text, json, csv")]
    [InlineData("/api/v1/report?selector=disk%7B", "column")]
    [InlineData("/api/v1/report?sort=size", "allowed are name")]
    [InlineData("/api/v1/report?top=0", "at least 1")]
    [InlineData("/api/v1/resources?selector=%7Bx", "column")]
    public async Task Wrong_requests_say_what_is_allowed(string path, string hint)
    {
        using var answer = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(hint, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz/live", "alive")]
    [InlineData("/healthz/ready", "ready")]
    [InlineData("/metrics", "process_cpu_seconds_total ")]
    [InlineData("/metrics", "\nchrono_cluster_members 1\n")]
    [InlineData("/metrics", "\nchrono_resources_awake 1\n")]
    [InlineData("/metrics", "\n# TYPE chrono_samples_durable_total counter\n")]
    [InlineData("/metrics", "\n# TYPE chrono_journal_write_seconds histogram\n")]
    [InlineData("/openapi/v1.json", "\"title\": \"ChronoActors node\"")]
    [InlineData("/openapi/v1.json", "\"/api/v1/report\"")]
    [InlineData("/openapi/v1.json", "\"/api/v1/rules/{name}\"")]
    [InlineData("/openapi/v1.json", "\"/api/v1/alerts/history\"")]
    public async Task Probes_metrics_and_the_api_description_answer(string path, string expected) =>
        Assert.Contains(expected, await Http.GetStringAsync(path), StringComparison.Ordinal);
}
