using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Tests.Operator.Hosting;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Operator;

public sealed class EndpointTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedPalette _script = new();
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Palettes_are_described()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var server = await _http.GetFromJsonAsync(new Uri(host.Uri, "/operator/palettes"), OperatorJson.Default.ServerDescription);
        var echo = server!.Palettes.Single().Commands[0];
        Assert.Equal("echo", echo.Name);
        Assert.Equal(["--count", "--day"], echo.Switches.Select(known => known.Name));
        Assert.Equal(ValueKind.WholeNumber, echo.Switches[0].Value.Kind);
        Assert.Contains("monday", echo.Switches[1].Value.Allowed!);
    }

    [Fact]
    public async Task A_run_begins_with_start_and_ends_with_its_code()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var (status, frames) = await RunAsync(host, "script", "echo", "hello", "-n", "2", "-d", "Friday");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [new StartFrame(false), new LineFrame("hello on Friday"), new LineFrame("hello on Friday"), new EndFrame(ExitCode.Done)], frames);
    }

    [Fact]
    public async Task A_long_table_comes_in_pieces()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var (_, frames) = await RunAsync(host, "script", "table");
        var rows = frames.SelectMany(frame => frame switch { TableFrame table => table.Rows, RowsFrame more => more.Rows, _ => [] }).ToList();
        Assert.Equal(500, rows.Count);
        Assert.Equal(2, frames.OfType<RowsFrame>().Count());
        Assert.Equal(["row499", 499, 124.75, false, Cell.Nothing], rows[^1]);
    }

    [Theory]
    [InlineData("script", "ecko", "x")]
    [InlineData("script", "echo")]
    [InlineData("script", "echo", "x", "-n", "10")]
    [InlineData("nothing")]
    [InlineData]
    public async Task A_command_line_that_is_not_understood_runs_nothing(params string[] words)
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var (_, frames) = await RunAsync(host, words);
        Assert.Collection(frames, frame => Assert.IsType<ErrorFrame>(frame), frame => Assert.Equal(new EndFrame(ExitCode.Usage), frame));
    }

    [Fact]
    public async Task A_command_that_throws_fails_with_its_reason()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var (_, frames) = await RunAsync(host, "script", "throw");
        Assert.Contains("it broke", frames.OfType<ErrorFrame>().Single().Message, StringComparison.Ordinal);
        Assert.Equal(new EndFrame(ExitCode.Failed), frames[^1]);
    }

    [Fact]
    public async Task A_line_over_the_limit_fails_the_command_and_not_the_connection()
    {
        await using var host = await OperatorHost.StartAsync(new OperatorOptions { Port = 0, MaxLineBytes = 50_000 }, _script.Palette);
        var (_, frames) = await RunAsync(host, "script", "long");
        Assert.Contains("50000", frames.OfType<ErrorFrame>().Single().Message, StringComparison.Ordinal);
        Assert.Equal(new EndFrame(ExitCode.Failed), frames[^1]);
    }

    [Fact]
    public async Task A_client_that_goes_cancels_its_command()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using (var response = await SendAsync(host, "script", "stream"))
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.Contains("start", await lines.ReadLineAsync(), StringComparison.Ordinal);
            Assert.False(_script.Cancelled.IsCompleted);
        }

        await _script.Cancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_node_that_stops_ends_its_runs_and_says_so()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var response = await SendAsync(host, "script", "stream");
        var stop = host.StopAsync();
        var frames = Parse(await response.Content.ReadAsStringAsync());
        await stop;
        Assert.Equal([new ErrorFrame("the node is stopping"), new EndFrame(ExitCode.Failed)], frames.TakeLast(2));
    }

    [Fact]
    public async Task An_idle_stream_shows_that_the_node_is_alive()
    {
        await using var host = await OperatorHost.StartAsync(new OperatorOptions { Port = 0, BeatInterval = TimeSpan.FromMilliseconds(20) }, _script.Palette);
        using var response = await SendAsync(host, "script", "stream");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync().WaitAsync(Patience) is { Length: > 0 })
        {
            // Frames come first; the loop ends with the first empty line, and fails where there is none.
        }
    }

    [Fact]
    public async Task Runs_over_the_limit_are_refused_until_one_ends()
    {
        await using var host = await OperatorHost.StartAsync(new OperatorOptions { Port = 0, MaxRuns = 1 }, _script.Palette);
        using (var running = await SendAsync(host, "script", "stream"))
        {
            var (status, frames) = await RunAsync(host, "script", "echo", "x");
            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            Assert.Equal(new EndFrame(ExitCode.Failed), frames[^1]);
        }

        await Eventually.HoldsAsync(
            async () => (await RunAsync(host, "script", "echo", "x")).Status == HttpStatusCode.OK, Patience, "the slot to be free again");
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"words":[null]}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"words":7}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"words":["script","echo","x"]}""", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_run_request_is_refused(string body, string type, HttpStatusCode expected)
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _http.PostAsync(new Uri(host.Uri, "/operator/run"), content);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(new EndFrame(ExitCode.Failed), Parse(await response.Content.ReadAsStringAsync())[^1]);
    }

    [Fact]
    public async Task Too_many_words_and_too_long_bodies_are_refused()
    {
        await using var host = await OperatorHost.StartAsync(new OperatorOptions { Port = 0, MaxWords = 3, MaxRequestBytes = 1000 }, _script.Palette);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunAsync(host, "script", "echo", "x", "y")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await RunAsync(host, "script", "echo", new string('x', 2000))).Status);
    }

    [Fact]
    public async Task Web_pages_are_refused()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Uri, "/operator/palettes"));
        request.Headers.Add("Origin", "http://example.com");
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_listeners_keep_to_themselves_whatever_host_a_request_names()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(new Uri(host.Other, "/operator/palettes"), host.Uri.Authority));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(new Uri(host.Uri, "/other"), host.Other.Authority));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(new Uri(host.Other, "/other"), host.Other.Authority));
    }

    private static List<Frame> Parse(string body) =>
        [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, OperatorJson.Default.Frame)!)];

    private async Task<HttpStatusCode> GetAsync(Uri uri, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Host = host;
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(OperatorHost host, params string[] words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Uri, "/operator/run"));
        request.Content = JsonContent.Create(new RunRequest(words), OperatorJson.Default.RunRequest);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<(HttpStatusCode Status, List<Frame> Frames)> RunAsync(OperatorHost host, params string[] words)
    {
        using var response = await SendAsync(host, words);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync()));
    }
}
