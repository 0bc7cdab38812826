using ChronoActors.Client;
using ChronoActors.Client.Metering;
using ChronoActors.Testing;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace ChronoActors.Node.Tests.Metering;

/// <summary>The meters of libraries that applications are made of are tracked by their names.</summary>
public sealed class LibraryMetersTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Requests_of_asp_net_core_and_http_client()
    {
        await using var tracker = new ResourceTracker();
        using var meters = Track(tracker, "Microsoft.AspNetCore.Hosting", "System.Net.Http");
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/hello", () => "hello");
        await app.StartAsync();
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri(new Uri(app.Urls.First()), "/hello"));

        await ShowsAsync(tracker, "http.server.request.duration");
        await ShowsAsync(tracker, "http.client.request.duration");
        await ShowsAsync(tracker, "/hello");
    }

    [SkippableFact]
    public async Task Commands_of_npgsql()
    {
        await using var database = await PostgresServer.StartNewAsync();
        await using var tracker = new ResourceTracker();
        using var meters = Track(tracker, "Npgsql");
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("SELECT 1");
        Assert.Equal(1, await command.ExecuteScalarAsync());

        await ShowsAsync(tracker, "db.client.");
    }

    private static MeterTracking Track(ResourceTracker tracker, params string[] names) => new(tracker, new MeterTrackingOptions { Meters = names });

    private static Task ShowsAsync(ResourceTracker tracker, string text) => Eventually.HoldsAsync(
        () => tracker.GenerateReport(ReportFormat.Csv).Contains(text, StringComparison.Ordinal), Limit, $"\"{text}\" in the report");
}
