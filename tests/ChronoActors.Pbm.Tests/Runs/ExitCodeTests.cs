using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Node.Tests.Operator.Hosting;
using ChronoActors.Testing;

namespace ChronoActors.Pbm.Tests.Runs;

public sealed class ExitCodeTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ScriptedPalette _script = new();
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Done_is_0()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "echo", "disk{device=\"sda\"}", "-n", "2"));
        Assert.Equal("disk{device=\"sda\"} on Monday\ndisk{device=\"sda\"} on Monday\n", _terminal.Output);
        Assert.Equal("", _terminal.Error);
    }

    [Fact]
    public async Task Failed_is_1_with_the_reason_on_standard_error()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Failed, await _terminal.RunAsync(host.Address, "script", "fail"));
        Assert.Equal("", _terminal.Output);
        Assert.Equal("error: it failed\nhint: try harder\n", _terminal.Error);
    }

    [Theory]
    [InlineData("did you mean \"echo\"?", "script", "ecko")]
    [InlineData("from 1 to 9", "script", "echo", "x", "-n", "0")]
    [InlineData("--force needs -o", "script", "echo", "x", "--force")]
    [InlineData("did you mean \"script\"?", "skript", "--help")]
    public async Task Usage_is_2(string expected, params string[] words)
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync([host.Address, .. words]));
        Assert.Contains(expected, _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_node_is_3()
    {
        Assert.Equal(ExitCode.CannotConnect, await _terminal.RunAsync($"127.0.0.1:{FreePort.Next()}", "script", "echo", "x"));
        Assert.StartsWith("error: cannot connect to 127.0.0.1:", _terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno", "no operator endpoint (HTTP 404)")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 6\r\n\r\nhello\n", "can't be read")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 36\r\n\r\n{\"frame\":\"start\",\"isStreaming\":false}\n", "before the command ended")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 999\r\n\r\n", "before the command ended")]
    [InlineData("SSH-2.0-OpenSSH\r\n", "cannot connect")]
    public async Task A_server_that_is_none_or_goes_away_is_3(string answer, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serve = ServeAsync(listener, answer);
        Assert.Equal(ExitCode.CannotConnect, await _terminal.RunAsync($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "script", "echo", "x"));
        await serve;
        Assert.Contains(expected, _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_of_a_newer_node_is_a_warning()
    {
        const string Body = "{\"frame\":\"hologram\",\"x\":1}\n{\"frame\":\"end\",\"code\":0}\n";
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serve = ServeAsync(listener, $"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "script", "echo", "x"));
        await serve;
        Assert.Contains("newer pbm", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partial_is_4()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Partial, await _terminal.RunAsync(host.Address, "script", "partial"));
        Assert.Equal("half\n", _terminal.Output);
        Assert.Equal("warning: the other half is missing\n", _terminal.Error);
    }

    [Fact]
    public async Task Json_is_alone_on_standard_output()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Partial, await _terminal.RunAsync(host.Address, "script", "partial", "--json"));
        Assert.Equal("half", JsonDocument.Parse(_terminal.Output).RootElement.GetProperty("messages")[0].GetString());
        Assert.Contains("warning", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_stream_as_done_and_the_node_hears_of_it()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var stop = new CancellationTokenSource();
        var run = _terminal.RunAsync(stop.Token, host.Address, "script", "stream");
        await Eventually.HoldsAsync(() => _terminal.Output.Length > 0, Patience, "the first line");
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Done, await run);
        await _script.Cancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Ctrl_C_in_any_other_command_is_a_failure()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var stop = new CancellationTokenSource();
        var run = _terminal.RunAsync(stop.Token, host.Address, "script", "wait");
        await Eventually.HoldsAsync(() => _terminal.Output.Length > 0, Patience, "the first line");
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Failed, await run);
    }

    private static async Task ServeAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
