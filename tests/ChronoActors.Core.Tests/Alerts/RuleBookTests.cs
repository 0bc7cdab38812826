using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tests.Alerts;

public class RuleBookTests
{
    private static readonly ResourceDeclaration Disk =
        new(ResourceId.Of("disk", ("node", "edge-7")), "io", MetricSchema.Of([new Metric("read"), new Metric("write"), new Metric("used")]));

    private static AlertRule Rule(string name, string selector, double value = 90) =>
        new(name, Selector.Parse(selector), new ValueCrosses(ThresholdDirection.Above, value, value - 10));

    [Fact]
    public void A_resource_gets_a_threshold_for_each_metric_that_a_rule_selects()
    {
        var book = RuleBook.Of(3, [Rule("b", "disk/used"), Rule("a", "*{node=~\"edge-.*\"}/*r*"), Rule("c", "memory"), Rule("d", "disk{type=\"io\"}/read", 5)]);

        Assert.Equal(
            [("a", "read", 90.0), ("a", "write", 90), ("b", "used", 90), ("d", "read", 5)],
            book.On(Disk).Select(alert => (alert.Threshold.Rule, alert.Threshold.Metric, alert.Threshold.Value)));
        Assert.Same(book.On(Disk)[0], book.On(Disk)[0]);
    }

    [Fact]
    public void Every_change_gives_the_next_version_and_leaves_the_book_before_it_as_it_was()
    {
        var first = RuleBook.Empty.After(new RuleSet(Rule("a", "disk")));
        var second = first.After(new RuleSet(Rule("a", "disk", 50)));
        var third = second.After(new RuleRemoved("a"));

        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(static book => book.Version));
        Assert.Equal(90, first.On(Disk)[0].Threshold.Value);
        Assert.Equal(50, second.On(Disk)[0].Threshold.Value);
        Assert.Empty(third.On(Disk));
    }

    [Fact]
    public void Limits_hold_and_say_so()
    {
        var full = RuleBook.Of(1, Enumerable.Range(0, RuleLimits.MaxRules).Select(i => Rule($"r{i:D4}", "*")));
        Assert.Contains("1000 rules", full.Refusal(Rule("one_more", "*")), StringComparison.Ordinal);
        Assert.Null(full.Refusal(Rule("r0007", "disk")));
        Assert.Equal(RuleLimits.MaxThresholdsPerResource, full.On(Disk).Length);

        Assert.Contains("1024 are allowed", RuleBook.Empty.Refusal(Rule("long", new string('x', 1_025))), StringComparison.Ordinal);
        Assert.Contains("rule name", RuleBook.Empty.Refusal(Rule("no spaces", "*")), StringComparison.Ordinal);
        Assert.Contains("finite", RuleBook.Empty.Refusal(Rule("nan", "*", double.NaN)), StringComparison.Ordinal);
    }
}
