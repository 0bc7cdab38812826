using ChronoActors.Core.Alerts;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Thresholds;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Operator.Palettes.Alerts;

namespace ChronoActors.Node.Tests.Operator.Palettes;

public sealed class AlertsPaletteTests
{
    private readonly ScriptedAlerts _alerts = new();
    private readonly ScriptedTracker _tracker = new();

    private Palette Palette => AlertsPalette.Create(_alerts, _tracker);

    [Fact]
    public async Task A_rule_is_set_listed_and_removed()
    {
        Assert.Equal(ExitCode.Done, (await Capture.RunAsync(
            Palette, "alerts", "rule-set", "full", "disk/read", "above 90 clear 80", "--for", "5m", "--severity", "critical", "-t", "{value} is much")).Code);
        var rules = await Capture.RunAsync(Palette, "alerts", "rules");
        Assert.Equal(["full", "critical", "disk/read", "above 90 clear 80", "5m", Cell.Nothing, Cell.Nothing, "{value} is much", Cell.Nothing], Assert.Single(rules.Rows));
        Assert.Equal(ExitCode.Done, (await Capture.RunAsync(Palette, "alerts", "rule-remove", "full")).Code);
        Assert.Empty(_alerts.Book.Rules);
    }

    [Theory]
    [InlineData("column", "full", "disk{", "above 9")]
    [InlineData("above, below, outside", "full", "disk", "over 9")]
    [InlineData("rule name", "9full", "disk", "above 9")]
    [InlineData("valeu", "full", "disk", "above 9", "-t", "{valeu}")]
    [InlineData("info, warning, critical", "full", "disk", "above 9", "--severity", "bad")]
    public async Task A_wrong_rule_is_refused_with_what_is_allowed(string hint, params string[] words)
    {
        var run = await Capture.RunAsync(Palette, ["alerts", "rule-set", .. words]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(hint, run.Error.Message, StringComparison.Ordinal);
        Assert.Empty(_alerts.Book.Rules);
    }

    [Fact]
    public async Task A_file_creates_updates_and_prunes_the_rules_of_its_group()
    {
        await Capture.RunAsync(Palette, "alerts", "rule-set", "own", "disk", "above 1");
        var first = ("r.yaml", "rules:\n- { name: a, selector: disk/read, condition: above 1 }\n- { name: b, selector: lamp, condition: above 1 }");
        var second = ("r.yaml", "rules:\n- { name: a, selector: disk/read, condition: above 2 }\n- { name: c, selector: disk, condition: above 1 }");

        var dry = await Capture.RunAsync(Palette, first, "alerts", "apply", "-f", "r.yaml", "--dry-run");
        Assert.Equal(["create", "create"], dry.Rows.Select(row => row[0].ToString()));
        Assert.Equal("b: lamp matches no metric of any resource now", Assert.Single(dry.Warnings));
        Assert.Equal(["own"], _alerts.Book.Rules.Keys);

        Assert.Equal(ExitCode.Done, (await Capture.RunAsync(Palette, first, "alerts", "apply", "-f", "r.yaml")).Code);
        var diff = await Capture.RunAsync(Palette, second, "alerts", "diff", "-f", "r.yaml");
        Assert.Equal(
            [["create", "c", "disk above 1"], ["update", "a", "condition: above 1 → above 2"], ["prune", "b", "lamp above 1"]],
            diff.Rows.Select(row => row.Select(cell => cell.ToString()).ToArray()).ToArray());
        Assert.Equal(ExitCode.Done, (await Capture.RunAsync(Palette, second, "alerts", "apply", "-f", "r.yaml")).Code);
        Assert.Equal(["a", "c", "own"], _alerts.Book.Rules.Keys);
        Assert.Contains("nothing to change", Assert.Single((await Capture.RunAsync(Palette, second, "alerts", "apply", "-f", "r.yaml")).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_changes_nothing_and_says_where()
    {
        var run = await Capture.RunAsync(
            Palette, ("r.yaml", "rules:\n- { name: a, selector: disk, condition: above 1 }\n- { name: b, selector: disk }"), "alerts", "apply", "-f", "r.yaml");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("r.yaml: line 3, column 3: the field condition is missing", run.Error.Message, StringComparison.Ordinal);
        Assert.Empty(_alerts.Book.Rules);
    }

    [Fact]
    public async Task Raised_alerts_are_listed_and_a_missing_part_is_told()
    {
        var run = await Capture.RunAsync(Palette, "alerts", "list");
        Assert.Equal(
            ["warning", Cell.Nothing, ScriptedTracker.Disk.ToString(), "read above 20", "firing", 30.0, "1970-01-01T00:00:02.000000000Z", Cell.Nothing], Assert.Single(run.Rows));
        Assert.Empty((await Capture.RunAsync(Palette, "alerts", "list", "pool")).Rows);
        _tracker.Missing = [new MissingPart("n2", "no answer", 1)];
        Assert.Equal(ExitCode.Partial, (await Capture.RunAsync(Palette, "alerts", "list")).Code);
    }

    [Fact]
    public async Task History_is_newest_first_and_can_be_narrowed()
    {
        for (var i = 1; i <= 4; i++)
        {
            var threshold = new Threshold("read", ThresholdDirection.Above, 9, 9) { Rule = i < 3 ? "a" : "b" };
            _alerts.Log.Add(new RuleTransition(i == 4 ? ScriptedTracker.Pool : ScriptedTracker.Disk, i, threshold, i % 2 == 1, i * 1_000_000_000L, i));
        }

        var run = await Capture.RunAsync(Palette, "alerts", "history", "disk");
        Assert.Equal([3, 2, 1], run.Rows.Select(row => row[0]));
        Assert.Equal(
            [3, "1970-01-01T00:00:03.000000000Z", "raised", "b", ScriptedTracker.Disk.ToString(), "read above 9", 3.0], run.Rows[0]);
        Assert.Equal([2], (await Capture.RunAsync(Palette, "alerts", "history", "-r", "a", "-n", "1")).Rows.Select(row => row[0]));
    }
}
