using ChronoActors.Core.Thresholds;

namespace ChronoActors.Core.Tests.Thresholds;

public class ThresholdTests
{
    private static readonly Threshold Above = new("used", ThresholdDirection.Above, 90, 80);
    private static readonly Threshold Below = new("free", ThresholdDirection.Below, 10, 20);

    [Fact]
    public void Value_on_the_line_does_not_cross_it()
    {
        Assert.False(Above.IsCrossedBy(90));
        Assert.True(Above.IsCrossedBy(Math.BitIncrement(90)));
        Assert.False(Below.IsCrossedBy(10));
        Assert.True(Below.IsCrossedBy(Math.BitDecrement(10)));
    }

    [Fact]
    public void Alert_clears_on_the_clear_value_and_not_before()
    {
        Assert.True(Above.IsClearedBy(80));
        Assert.False(Above.IsClearedBy(Math.BitIncrement(80)));
        Assert.True(Below.IsClearedBy(20));
        Assert.False(Below.IsClearedBy(Math.BitDecrement(20)));
    }

    [Theory]
    [InlineData(ThresholdDirection.Above, 90, 90, true)]
    [InlineData(ThresholdDirection.Above, 90, 91, false)]
    [InlineData(ThresholdDirection.Below, 10, 10, true)]
    [InlineData(ThresholdDirection.Below, 10, 9, false)]
    [InlineData(ThresholdDirection.Above, double.NaN, 1, false)]
    [InlineData(ThresholdDirection.Above, 1, double.NegativeInfinity, false)]
    [InlineData((ThresholdDirection)7, 1, 1, false)]
    public void Fault_names_what_is_wrong(ThresholdDirection direction, double value, double clear, bool isFine) =>
        Assert.Equal(isFine, new Threshold("m", direction, value, clear).Fault() is null);

    [Fact]
    public void No_value_both_crosses_and_clears()
    {
        foreach (var value in new[] { double.MinValue, -1, 0, 10, 15, 20, 80, 85, 90, 95, double.MaxValue })
        {
            Assert.False(Above.IsCrossedBy(value) && Above.IsClearedBy(value));
            Assert.False(Below.IsCrossedBy(value) && Below.IsClearedBy(value));
        }
    }

    [Fact]
    public void Text_says_metric_direction_and_value() => Assert.Equal("used above 90", Above.ToString());
}
