using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Syntax;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tests.Alerts;

public class AlertTextTests
{
    private static readonly AlertRule Rule = new("full", Selector.All, new ValueCrosses(ThresholdDirection.Above, 90, 80))
    {
        Severity = AlertSeverity.Critical,
        Labels = LabelSet.Of(("team", "storage")),
    };

    [Fact]
    public void A_template_tells_every_fact()
    {
        var alert = new AlertState(new Threshold("used", ThresholdDirection.Above, 90, 80) { Rule = "full" }, true, 5_000_000_000, 97.5);
        var facts = AlertFacts.Of(Rule, ResourceId.Of("disk", ("node", "n1")), alert, 125_000_000_000, "http://x");
        var text = AlertText.Parse("{{{rule}}} {severity} {resource}/{metric} {value}>{threshold} {duration} {labels} {label.team}{label.none} {link}");
        Assert.Equal("""{full} critical disk{node="n1"}/used 97.5>90 2m node=n1, team=storage storage http://x""", text.Of(facts));
    }

    [Theory]
    [InlineData("{valeu}", 2)]
    [InlineData("a {value", 3)]
    [InlineData("a }", 3)]
    [InlineData("{label.}", 2)]
    public void What_is_wrong_is_told_with_its_column(string template, int column)
    {
        Assert.Equal(column, Assert.Throws<SyntaxException>(() => AlertText.Parse(template)).Error.Column);
        Assert.Contains("text of rule full", (Rule with { Text = template }).Fault()!, StringComparison.Ordinal);
    }
}
