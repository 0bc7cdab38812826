using System.Text.Json;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Operator.Palettes.Tracker;

namespace ChronoActors.Node.Tests.Operator.Palettes;

public sealed class TrackerPaletteTests
{
    private const string DiskText = """disk{device="sd a",node="n1"}""";

    private readonly ScriptedTracker _tracker = new();

    private Palette Palette => TrackerPalette.Create(_tracker, TimeProvider.System);

    [Fact]
    public async Task List_has_a_row_per_resource()
    {
        var run = await Capture.RunAsync(Palette, "tracker", "list");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal([DiskText, "io", 2, 2, "1970-01-01T00:00:02.000000000Z", 1, 2, false], run.Rows[0]);
        Assert.Equal(["pool", "connection", 1, 1, "1970-01-01T00:00:01.000000000Z", 0, 0, true], run.Rows[1]);
    }

    [Theory]
    [InlineData(DiskText, 2)]
    [InlineData("""disk{node=~"n.*"}/read""", 1)]
    [InlineData("""{type="connection"}""", 1)]
    public async Task Stats_take_a_resource_or_a_selector(string what, int rows)
    {
        var run = await Capture.RunAsync(Palette, "tracker", "stats", what);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(rows, run.Rows.Count);
    }

    [Fact]
    public async Task Stats_have_all_figures_as_numbers_and_none_where_there_are_no_samples()
    {
        var run = await Capture.RunAsync(Palette, "tracker", "stats", DiskText);
        Assert.Equal(
            [DiskText, "read", "bytes", 30.0, 20.0, 10.0, 30.0, 10.0, 2, 40.0, "1970-01-01T00:00:01.000000000Z", "1970-01-01T00:00:02.000000000Z"], run.Rows[0]);
        Assert.Equal(CellKind.Nothing, run.Rows[1][3].Kind);
        Assert.Equal(0, run.Rows[1][8]);
    }

    [Fact]
    public async Task Stats_of_a_resource_that_is_not_there_fail() =>
        Assert.Equal(ExitCode.Failed, (await Capture.RunAsync(Palette, "tracker", "stats", "nothing")).Code);

    [Theory]
    [InlineData("list")]
    [InlineData("stats")]
    [InlineData("report")]
    [InlineData("threshold-list")]
    [InlineData("aggregate")]
    public async Task An_incomplete_answer_is_partial_and_names_what_is_missing(string command)
    {
        _tracker.Missing = [new MissingPart("akka.tcp://c@10.0.0.2:4053", "no answer within 5 s", 17)];
        var run = await Capture.RunAsync(Palette, "tracker", command);
        Assert.Equal(ExitCode.Partial, run.Code);
        Assert.Equal("missing: akka.tcp://c@10.0.0.2:4053 (17 resources): no answer within 5 s", Assert.Single(run.Warnings));
    }

    [Fact]
    public async Task Aggregate_has_a_row_per_group()
    {
        var run = await Capture.RunAsync(Palette, "tracker", "aggregate", "-g", "type", "-a", "sum", "--of", "max", "-n", "1");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(["io", 30.0, "bytes", 1], Assert.Single(run.Rows));
    }

    [Theory]
    [InlineData("top", "tracker", "aggregate", "-n", "1", "--bottom", "1")]
    [InlineData("max, min, avg, sum, count", "tracker", "aggregate", "-a", "median")]
    public async Task A_wrong_aggregate_is_refused_with_what_is_allowed(string hint, params string[] words)
    {
        var run = await Capture.RunAsync(Palette, words);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(hint, run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_writes_every_format()
    {
        Assert.Contains("pool", string.Concat((await Capture.RunAsync(Palette, "tracker", "report")).Documents), StringComparison.Ordinal);
        var csv = string.Concat((await Capture.RunAsync(Palette, "tracker", "report", "-f", "csv")).Documents);
        Assert.StartsWith("resource,", csv, StringComparison.Ordinal);
        var json = string.Concat((await Capture.RunAsync(Palette, "tracker", "report", "-f", "json", "-s", "pool")).Documents);
        Assert.Equal(1, JsonDocument.Parse(json).RootElement.GetProperty("rowCount").GetInt32());
    }

    [Fact]
    public async Task Report_for_a_program_is_json()
    {
        var run = await Capture.RunAsync(Palette, json: true, null, CancellationToken.None, "tracker", "report", "-g", "type", "--sort", "max", "-n", "1");
        Assert.Equal(1, JsonDocument.Parse(string.Concat(run.Documents)).RootElement.GetProperty("groups").GetArrayLength());
        var contradiction = await Capture.RunAsync(Palette, json: true, null, CancellationToken.None, "tracker", "report", "-f", "csv");
        Assert.Equal(ExitCode.Usage, contradiction.Code);
    }

    [Theory]
    [InlineData("column 6", "tracker", "report", "-s", "disk{")]
    [InlineData("text, json, csv", "tracker", "report", "-f", "xml")]
    [InlineData("max", "tracker", "report", "--sort", "size")]
    [InlineData("label", "tracker", "report", "-g", "a b")]
    [InlineData("from 1 to 1000000", "tracker", "report", "-n", "0")]
    [InlineData("whole number", "tracker", "stats", "-n", "x")]
    [InlineData("single ones: 'disk{device=\"sda\"}'", "tracker", "stats", "disk{device=sda}")]
    [InlineData("column 1", "tracker", "record", "", "1")]
    [InlineData("a number", "tracker", "record", "pool", "NaN")]
    [InlineData("ISO 8601", "tracker", "record", "pool", "1", "-t", "yesterday")]
    [InlineData("above, below", "tracker", "threshold-set", "pool", "over", "9")]
    [InlineData("good side", "tracker", "threshold-set", "pool", "above", "9", "--clear", "10")]
    [InlineData("given twice", "tracker", "track", "pool", "-m", "a,a")]
    [InlineData("METRIC[:UNIT", "tracker", "track", "pool", "-m", "a:b:c")]
    [InlineData("resource type", "tracker", "track", "pool", "-t", "a b")]
    [InlineData("did you mean \"threshold-set\"", "tracker", "threshold-seet")]
    public async Task Bad_values_are_usage_errors_that_say_what_is_allowed(string expected, params string[] words)
    {
        var run = await Capture.RunAsync(Palette, words);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(expected, $"{run.Error.Message}\n{run.Error.Hint}", StringComparison.Ordinal);
        Assert.Empty(_tracker.Commands);
        Assert.Empty(_tracker.Records);
    }

    [Fact]
    public async Task Track_declares_type_and_metrics()
    {
        await Capture.RunAsync(Palette, "tracker", "track", DiskText, "-t", "io", "-m", "read:bytes:counter,busy");
        var declaration = Assert.IsType<TrackResource>(Assert.Single(_tracker.Commands)).Declaration;
        Assert.Equal(ScriptedTracker.Disk, declaration.Id);
        Assert.Equal("io", declaration.Type);
        Assert.Equal<Metric>([new Metric("read", "bytes", MetricKind.Counter), new Metric("busy")], declaration.Schema.Metrics);
    }

    [Fact]
    public async Task Untrack_and_thresholds_become_commands()
    {
        await Capture.RunAsync(Palette, "tracker", "untrack", "pool");
        await Capture.RunAsync(Palette, "tracker", "threshold-set", DiskText + "/read", "below", "-5", "--clear", "-4.5");
        await Capture.RunAsync(Palette, "tracker", "threshold-remove", "pool", "above");
        Assert.Equal(
            [
                new UntrackResource(ScriptedTracker.Pool),
                new SetThreshold(ScriptedTracker.Disk, new Threshold("read", ThresholdDirection.Below, -5, -4.5)),
                new RemoveThreshold(ScriptedTracker.Pool, "value", ThresholdDirection.Above),
            ],
            _tracker.Commands);
    }

    [Fact]
    public async Task A_command_that_is_not_done_fails_with_its_reason()
    {
        _tracker.CommandAnswer = new CommandOutcome(false, "the database is away");
        var run = await Capture.RunAsync(Palette, "tracker", "untrack", "pool");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("the database is away", run.Error.Message);
    }

    [Fact]
    public async Task Record_keeps_the_nanoseconds_and_what_is_known_of_the_metric()
    {
        var run = await Capture.RunAsync(Palette, "tracker", "record", DiskText + "/read", "-1.5e3", "-t", "2026-11-23T09:00:00.123456789Z");
        Assert.Equal(ExitCode.Done, run.Code);
        var (declaration, at, value) = Assert.Single(_tracker.Records);
        Assert.Equal(new Metric("read", "bytes"), Assert.Single(declaration.Schema.Metrics));
        Assert.Equal("io", declaration.Type);
        Assert.Equal(123_456_789, at % 1_000_000_000);
        Assert.Equal(-1500, value);
    }

    [Fact]
    public async Task A_rejected_sample_fails_with_its_reason()
    {
        _tracker.RecordAnswer = new(0, [(RejectionReason.TooFarInFuture, 1)], "");
        var run = await Capture.RunAsync(Palette, "tracker", "record", "pool", "1");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Contains(nameof(RejectionReason.TooFarInFuture), run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_are_listed_with_their_alerts()
    {
        var run = await Capture.RunAsync(Palette, "tracker", "threshold-list");
        Assert.Equal([DiskText, "read", "above", 20.0, 15.0, true, "1970-01-01T00:00:02.000000000Z", 30.0], Assert.Single(run.Rows));
    }

    [Fact]
    public async Task Watch_refreshes_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var refreshes = 0;
        var run = await Capture.RunAsync(Palette, false, Count, stop.Token, "tracker", "watch", "-i", "100ms", "-s", "pool");
        Assert.Equal(3, run.Frames.OfType<RefreshFrame>().Count());
        Assert.Equal(3, run.Rows.Count);

        void Count(Frame frame)
        {
            if (frame is RefreshFrame && ++refreshes == 3)
            {
                stop.Cancel();
            }
        }
    }
}
