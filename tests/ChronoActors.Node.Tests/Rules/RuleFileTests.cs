using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Tests.Rules;

public class RuleFileTests
{
    [Fact]
    public void A_rule_is_read_from_json()
    {
        var rule = RuleFile.ReadRule(
            """{ "selector": "disk/used", "condition": "above 90 clear 80", "for": "5m", "keep_firing": "90s", "severity": "critical", "labels": { "team": "storage" }, "text": "{value}" }""", "full", out var faults);
        Assert.Empty(faults);
        Assert.Equal(
            new AlertRule("full", Selector.Parse("disk/used"), new ValueCrosses(ThresholdDirection.Above, 90, 80))
            {
                For = TimeSpan.FromMinutes(5),
                KeepFiring = TimeSpan.FromSeconds(90),
                Severity = AlertSeverity.Critical,
                Labels = LabelSet.Of(("team", "storage")),
                Text = "{value}",
            },
            rule);
    }

    [Fact]
    public void A_file_is_a_group_of_rules()
    {
        const string text = """
            # The disks of all machines.
            group: disks
            rules:
              - name: full
                selector: disk/used
                condition: above 90 clear 80
                labels: { team: storage }
              - name: slow
                selector: disk{type="io"}/latency
                condition: above 0.5
            """;
        var group = RuleFile.Read(text, out var faults);
        Assert.Empty(faults);
        Assert.Equal(("disks", "full slow"), (group!.Name, string.Join(' ', group.Rules.Select(rule => rule.Name))));
        Assert.All(group.Rules, rule => Assert.Equal("disks", rule.Group));
        Assert.Equal("rules", RuleFile.Read("rules: []", out _)!.Name);
    }

    [Theory]
    [InlineData("rules:\n- name: a\n  selector: x\n  condition: above 1\n- { name: a, selector: y, condition: above 1 }", "line 5, column 3: there is another rule a")]
    [InlineData("rules:\n- selector: x\n  condition: above 1", "line 2, column 3: the field name is missing")]
    [InlineData("rules:\n- name: 1a\n  selector: x\n  condition: above 1", "line 2, column 3: rule name")]
    [InlineData("rules: 7", "line 1, column 8: rules must be a list")]
    [InlineData("group: a b\nrules: []", "line 1, column 8: group: group name")]
    [InlineData("ruels: []", "did you mean \"rules\"?")]
    [InlineData("rules: []\n---\nrules: []", "more than one document")]
    [InlineData("rules: [[[[[[[[[[[[[[[[[[[[", "nested too deep")]
    public void What_is_wrong_in_a_file_is_told_with_its_place(string text, string expected)
    {
        Assert.Null(RuleFile.Read(text, out var faults));
        Assert.Contains(expected, string.Join('\n', faults), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        Assert.Null(RuleFile.Read("rules:\n- name: a\n  selector: 'x{'\n  condition: over 1\n- 7", out var faults));
        Assert.Equal([3L, 4L, 5L], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("{ selector: a, condition: above x }", "line 1, column 33: condition: \"x\" is no number")]
    [InlineData("{ selector: 'a{', condition: above 9 }", "line 1, column 16: selector: ")]
    [InlineData("selector: a\nconditoin: above 9", "line 2, column 1: a rule has no field \"conditoin\"")]
    [InlineData("selector: a\nconditoin: above 9", "did you mean \"condition\"?")]
    [InlineData("selector: a\nconditoin: above 9", "the field condition is missing")]
    [InlineData("selector: a\ncondition: above 9\nseverity: high", "line 3, column 11: severity: \"high\" is none of")]
    [InlineData("selector: a\ncondition: above 9\nfor: 5", "line 3, column 6: for: \"5\" has no unit; give one, such as 5s or 5m")]
    [InlineData("selector: a\ncondition: above 9\nkeep_firing: long", "line 3, column 14: keep_firing: \"long\" is no length of time")]
    [InlineData("selector: a\ncondition: no data for 5m\nfor: 5m", "watches for no data, which has a duration of its own")]
    [InlineData("selector: a\ncondition: no data for 5", "line 2, column 24: condition: \"5\" has no unit")]
    [InlineData("selector: a\ncondition: above 9\nlabels: [x]", "line 3, column 9: labels must be a map")]
    [InlineData("selector: a\ncondition: above 9\ntext: \"{valeu}\"", "line 3, column 9: text: \"valeu\" is not known")]
    [InlineData("selector: a\ncondition: above 9\nname: b", "line 3, column 7: the name is \"b\"")]
    [InlineData("selector: a\nselector: b", "line 2")]
    [InlineData("selector: [a]\ncondition: above 9", "line 1, column 11: selector must be a text")]
    [InlineData("a: }", "line 1, column 4")]
    [InlineData("", "there is nothing in it")]
    [InlineData("- a", "a rule must be a map")]
    public void What_is_wrong_is_told_with_its_place(string text, string expected)
    {
        Assert.Null(RuleFile.ReadRule(text, "full", out var faults));
        Assert.Contains(expected, string.Join('\n', faults), StringComparison.Ordinal);
    }
}
