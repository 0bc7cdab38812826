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

    private static readonly Gen<RuleCondition> Figures = Gen.Select(
        Crossings,
        Gen.Int[(int)ThresholdFigure.Average, (int)ThresholdFigure.Rate],
        static RuleCondition (crossing, figure) => (ValueCrosses)crossing with { Figure = (ThresholdFigure)figure });

    private static readonly Gen<RuleCondition> Bands = Gen.Double[-1e6, 1e6].Array[4].Where(static at => at.Distinct().Count() == 4)
        .Select(static at => at.Order().ToArray()).Select(static RuleCondition (at) => new OutsideBand(at[0], at[3], at[1], at[2]));

    private static readonly Gen<RuleCondition> Shares =
        Crossings.Select(static RuleCondition (crossing) => crossing is ValueCrosses line ? new ShareCrosses("used", "_total.1-a", line.Direction, line.Value, line.ClearValue) : crossing);

    private static readonly Gen<RuleCondition> Conditions = Gen.OneOf(Crossings, Silences, Figures, Bands, Shares);

    [Fact]
    public void A_condition_reads_back_equal() =>
        Conditions.Sample(condition => Assert.Equal(condition, ConditionText.Parse(condition.ToString()!)), iter: 2_000);

    [Theory]
    [InlineData("above 90", "above 90")]
    [InlineData("  below  -1e3 clear 5 ", "below -1000 clear 5")]
    [InlineData("above 90 clear 90", "above 90")]
    [InlineData("no  data for 300s", "no data for 5m")]
    [InlineData("outside 10 to 90", "outside 10 to 90")]
    [InlineData("rate below -5 clear -4", "rate below -5 clear -4")]
    [InlineData("used/total above 0.9", "used / total above 0.9")]
    public void Texts_are_read(string text, string canonical) => Assert.Equal(canonical, ConditionText.Parse(text).ToString());

    [Theory]
    [InlineData("", 1, "above, below,")]
    [InlineData("over 9", 1, "above, below,")]
    [InlineData("above", 6, "a finite number")]
    [InlineData("above 9x", 7, "a finite number")]
    [InlineData("above NaN", 7, "a finite number")]
    [InlineData("above 9 clear", 14, "a finite number")]
    [InlineData("above 9 for 5m", 9, "the end")]
    [InlineData("above 9 clear 10", 1, "a condition that can be")]
    [InlineData("no data for 5", 13, "with its unit")]
    [InlineData("no data for x", 13, "with its unit")]
    [InlineData("no data", 8, "no data for")]
    [InlineData("average 9", 9, "above or below")]
    [InlineData("outside 10 90", 12, "to")]
    [InlineData("outside 90 to 10", 1, "a condition that can be")]
    [InlineData("used / used above 1", 1, "a condition that can be")]
    [InlineData("used / above 1", 14, "above or below")]
    [InlineData("no data for 1s", 1, "a condition that can be")]
    public void What_is_wrong_is_told_with_its_column(string text, int column, string expected)
    {
        var error = Assert.Throws<SyntaxException>(() => ConditionText.Parse(text)).Error;
        Assert.Equal(column, error.Column);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }
}
