using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.BadInput;

/// <summary>A running node and those who talk nonsense to it.</summary>
[Trait("Category", "EndToEnd")]
public sealed class GarbageTests(PlainNode plain) : IClassFixture<PlainNode>
{
    private NodeProcess Node => plain.Node;

    [Fact]
    public async Task Garbage_on_the_remoting_port_ends_a_connection_and_nothing_else()
    {
        await RecordAsync("1");
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);
        var frame = new byte[512];
        new Random(8).NextBytes(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - sizeof(int));

        await SendAsync(noise);
        await SendAsync(frame);
        await SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());

        await RecordAsync("2");
        await RecordAsync("3");
        var stats = await PbmProcess.RunAsync(Node, "tracker", "report", "-s", "pool", "-f", "csv");
        Assert.Contains(",3,2,1,3,6,", stats.Output, StringComparison.Ordinal);
        Assert.StartsWith("ready", await Node.GetAsync("/healthz/ready"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hint: did you mean \"report\"?", "tracker", "reprot")]
    [InlineData("hint: did you mean \"tracker\"?", "trakcer", "stats")]
    [InlineData("hint: did you mean \"--sort\"?", "tracker", "report", "--sotr", "max")]
    [InlineData("column 6", "tracker", "report", "-s", "disk{")]
    [InlineData("column 8", "tracker", "stats", "disk{x=a}")]
    public async Task What_pbm_does_not_understand_is_exit_code_two_with_a_hint(string hint, params string[] words)
    {
        var run = await PbmProcess.RunAsync(Node, words);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(hint, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a number", "tracker", "record", "refused", "NaN")]
    [InlineData("TooFarInFuture", "tracker", "record", "refused", "1", "-t", "2200-01-01T00:00:00Z")]
    [InlineData("TooOld", "tracker", "record", "refused", "1", "-t", "1990-01-01T00:00:00Z")]
    public async Task A_sample_that_is_not_taken_says_why_and_is_not_counted(string why, params string[] words)
    {
        var run = await PbmProcess.RunAsync(Node, words);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        using var stats = JsonDocument.Parse((await PbmProcess.RunAsync(Node, "--json", "tracker", "stats", "refuse*")).Output);
        Assert.All(stats.RootElement.GetProperty("metrics").EnumerateArray(), metric => Assert.Equal(0, metric.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task A_name_over_the_limit_is_refused()
    {
        var run = await PbmProcess.RunAsync(Node, "tracker", "record", new string('n', 201), "1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("201 bytes", run.Errors, StringComparison.Ordinal);
    }

    private async Task RecordAsync(string value)
    {
        var run = await PbmProcess.RunAsync(Node, "tracker", "record", "pool", value);
        Assert.True(run.ExitCode == 0, run.Errors + Node.Output);
    }

    /// <summary>Sends, and waits until the node closes the connection or falls silent.</summary>
    private async Task SendAsync(byte[] bytes)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await socket.ConnectAsync(IPAddress.Loopback, Node.RemotingPort);
        try
        {
            await socket.SendAsync(bytes);
            while (await socket.ReceiveAsync(new byte[1024], patience.Token) > 0)
            {
                // Whatever it says to garbage.
            }
        }
        catch (Exception closed) when (closed is SocketException or OperationCanceledException)
        {
            // It hung up on us, or waits for more of what it took for a frame.
        }
    }
}
