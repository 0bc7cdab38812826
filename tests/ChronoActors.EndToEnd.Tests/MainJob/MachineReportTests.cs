using System.Globalization;
using System.Text.Json;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.MainJob;

/// <summary><c>pbm tracker report</c> of a node that was only started: what it says of this machine is what /proc says.</summary>
[Trait("Category", "EndToEnd")]
public class MachineReportTests(SamplingNode sampling) : IClassFixture<SamplingNode>
{
    [Fact]
    public async Task The_report_lists_the_resources_that_the_machine_has()
    {
        var rows = await RowsAsync();

        Assert.Equal(Cores(), ValuesOf("cpu", "cpu", "core"));
        Assert.Equal(Interfaces(), ValuesOf("network", "network", "interface"));
        Assert.Equal(Disks(), ValuesOf("disk", "io", "device"));
        Assert.Equal(["here"], ValuesOf("memory", "memory", "node"));
        Assert.Equal(["here"], ValuesOf("processes", "process", "node"));
        Assert.Equal(["here"], ValuesOf("agent", "process", "node"));
        Assert.All(rows, row => Assert.Equal("here", LabelOf(row, "node")));

        SortedSet<string> ValuesOf(string name, string type, string label) =>
            [.. rows.Where(row => Text(row, "name") == name && Text(row, "type") == type).Select(row => LabelOf(row, label))];
    }

    [Fact]
    public async Task The_values_agree_with_proc()
    {
        var rows = await RowsAsync();

        Assert.Equal(MemInfo("MemTotal"), Current("memory", "total"));
        Assert.Equal(MemInfo("SwapTotal"), Current("memory", "swap_total"));
        Assert.InRange(Current("memory", "available"), 1, MemInfo("MemTotal"));
        Assert.InRange(Current("cpu", "utilization"), 0, 100);
        Assert.InRange(Current("processes", "count"), Processes() / 2.0, Processes() * 2.0);
        Assert.InRange(Current("processes", "threads"), Current("processes", "count"), double.MaxValue);
        foreach (var row in rows.Where(row => Text(row, "name") == "filesystem" && Text(row, "metric") == "total"))
        {
            Assert.Equal(new DriveInfo(LabelOf(row, "mount")).TotalSize, row.GetProperty("current").GetDouble());
        }

        double Current(string name, string metric) => rows
            .Single(row => Text(row, "name") == name && Text(row, "metric") == metric && LabelOf(row, "core").Length == 0)
            .GetProperty("current").GetDouble();
    }

    [Theory]
    [InlineData(0, "tracker", "report")]
    [InlineData(0, "tracker", "report", "-s", "memory/*", "-f", "csv", "--sort", "max", "-n", "3")]
    [InlineData(0, "tracker", "report", "-g", "type")]
    [InlineData(0, "tracker", "list")]
    [InlineData(1, "tracker", "stats", "nothing")]
    [InlineData(2, "tracker", "report", "-s", "cpu{")]
    public async Task Exit_codes_say_how_it_went(int expected, params string[] words)
    {
        var run = await PbmProcess.RunAsync(sampling.Node, words);

        Assert.True(expected == run.ExitCode, run.Output + run.Errors);
        Assert.Equal(expected == 0, run.Output.Contains("memory", StringComparison.Ordinal));
        Assert.Equal(expected == 0, run.Errors.Length == 0);
    }

    [Fact]
    public async Task Nobody_who_listens_is_exit_code_three()
    {
        var run = await PbmProcess.RunAsync([$"127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}", "tracker", "report"]);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("cannot connect", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_node_says_where_it_listens_and_what_to_try()
    {
        await Eventually.HoldsAsync(() => sampling.Node.Output.Contains("pbm", StringComparison.Ordinal), TimeSpan.FromSeconds(30), "the greeting");
        Assert.Contains($"http://127.0.0.1:{sampling.Node.HttpPort.ToString(CultureInfo.InvariantCulture)}", sampling.Node.Output, StringComparison.Ordinal);
        Assert.Contains($"pbm {sampling.Node.OperatorAddress} tracker report", sampling.Node.Output, StringComparison.Ordinal);
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string LabelOf(JsonElement row, string label) =>
        row.GetProperty("labels").TryGetProperty(label, out var value) ? value.GetString()! : "";

    private static string[] LinesOf(string file) => File.ReadAllLines(file);

    private static double MemInfo(string name) => double.Parse(
        LinesOf("/proc/meminfo").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024;

    private static int Processes() => Directory.GetDirectories("/proc").Count(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]));

    /// <summary>One for all cores together, which has no label, and each of them.</summary>
    private static SortedSet<string> Cores() =>
        [.. LinesOf("/proc/stat").Where(line => line.StartsWith("cpu", StringComparison.Ordinal)).Select(line => line.Split(' ')[0][3..])];

    private static SortedSet<string> Interfaces() =>
        [.. LinesOf("/proc/net/dev").Skip(2).Select(line => line.Split(':')[0].Trim()).Where(name => name != "lo")];

    /// <summary>Whole devices with a medium; the agent leaves out what is no disk of the machine.</summary>
    private static SortedSet<string> Disks() =>
        [.. LinesOf("/proc/diskstats").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]).Where(device =>
            !new[] { "loop", "ram", "sr", "fd" }.Any(kind => device.StartsWith(kind, StringComparison.Ordinal))
            && File.Exists($"/sys/block/{device}/size")
            && File.ReadAllText($"/sys/block/{device}/size").Trim() != "0")];

    private async Task<List<JsonElement>> RowsAsync()
    {
        var run = await PbmProcess.RunAsync(sampling.Node, "--json", "tracker", "report");
        Assert.Equal(0, run.ExitCode);
        var json = JsonDocument.Parse(run.Output);
        return [.. json.RootElement.GetProperty("rows").EnumerateArray()];
    }
}
