using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Syntax;
using ChronoActors.Core.Thresholds;
using CsCheck;

namespace ChronoActors.Core.Tests.Alerts;

public class ConditionTextTests
{
    private static readonly Gen<RuleCondition> Crossings = Gen.Select(Gen.Enum<ThresholdDirection>(), Gen.Double[-1e12, 1e12], Gen.Double[0, 1e6])
        .Select(RuleCondition (direction, value, back) => new ValueCrosses(direction, value, direction == ThresholdDirection.Above ? value - back : value + back));

    private static readonly Gen<RuleCondition> Silences = Gen.Int[10_000, 604_800_000].Select(static RuleCondition (ms) => new NoData(TimeSpan.FromMilliseconds(ms)));

    private static readonly Gen<RuleCondition> Conditions = Gen.OneOf(Crossings, Silences);

    [Fact]
    public void A_condition_reads_back_equal() =>
        Conditions.Sample(condition => Assert.Equal(condition, ConditionText.Parse(condition.ToString()!)), iter: 2_000);

    [Theory]
    [InlineData("above 90", "above 90")]
    [InlineData("  below  -1e3 clear 5 ", "below -1000 clear 5")]
    [InlineData("above 90 clear 90", "above 90")]
    [InlineData("no  data for 300s", "no data for 5m")]
    public void Texts_are_read(string text, string canonical) => Assert.Equal(canonical, ConditionText.Parse(text).ToString());

    [Theory]
    [InlineData("", 1, "above, below or")]
    [InlineData("over 9", 1, "above, below or")]
    [InlineData("above", 6, "a finite number")]
    [InlineData("above 9x", 7, "a finite number")]
    [InlineData("above NaN", 7, "a finite number")]
    [InlineData("above 9 clear", 14, "a finite number")]
    [InlineData("above 9 for 5m", 9, "the end")]
    [InlineData("above 9 clear 10", 1, "a condition that can be")]
    [InlineData("no data for 5", 13, "with its unit")]
    [InlineData("no data for x", 13, "with its unit")]
    [InlineData("no data", 8, "no data for")]
    [InlineData("no data for 1s", 1, "a condition that can be")]
    public void What_is_wrong_is_told_with_its_column(string text, int column, string expected)
    {
        var error = Assert.Throws<SyntaxException>(() => ConditionText.Parse(text)).Error;
        Assert.Equal(column, error.Column);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }
}
