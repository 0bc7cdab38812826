using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Thresholds;
using CsCheck;

namespace ChronoActors.Core.Tests.Alerts;

public class RuleDiffTests
{
    private static readonly Gen<AlertRule> Rules = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], static (name, value, group) => Rule($"r{name}", value, $"g{group}"));

    [Fact]
    public void After_the_changes_the_group_is_as_wanted_and_others_are_as_before() =>
        Gen.Select(Rules.Array[0, 8], Rules.Array[0, 8]).Sample(
            static (have, want) =>
            {
                var before = have.Aggregate(RuleBook.Empty, static (book, rule) => book.After(new RuleSet(rule)));
                var wanted = want.Select(static rule => rule with { Group = "g1" }).DistinctBy(static rule => rule.Name).ToList();
                var diff = RuleDiff.Between(before, "g1", wanted);
                Assert.Null(before.Refusal(diff.Version, diff.ToSet, [.. diff.Pruned.Select(static rule => rule.Name)]));
                var after = diff.Pruned.Aggregate(before, static (book, rule) => book.After(new RuleRemoved(rule.Name)));
                after = diff.ToSet.Aggregate(after, static (book, rule) => book.After(new RuleSet(rule)));

                Assert.Equal(wanted.OrderBy(static rule => rule.Name), after.Rules.Values.Where(static rule => rule.Group == "g1"));
                Assert.Equal(
                    before.Rules.Values.Where(rule => rule.Group != "g1" && !wanted.Exists(other => other.Name == rule.Name)),
                    after.Rules.Values.Where(static rule => rule.Group != "g1"));
                Assert.Equal(diff.IsEmpty, ReferenceEquals(before, after));
                Assert.Equal(wanted.Count, diff.ToSet.Length + diff.Unchanged);
                Assert.True(RuleDiff.Between(after, "g1", wanted).IsEmpty);
            },
            iter: 2_000);

    [Fact]
    public void An_update_tells_what_becomes_different()
    {
        var (before, after) = (Rule("a", 1, "g"), Rule("a", 2, "g") with { Severity = AlertSeverity.Critical, Text = "x" });
        Assert.Equal(["condition: above 1 → above 2", "severity: warning → critical", "text: none → x"], new RuleUpdate(before, after).Differences);
    }

    private static AlertRule Rule(string name, double value, string group) =>
        new(name, Selector.All, new ValueCrosses(ThresholdDirection.Above, value, value)) { Group = group };
}
