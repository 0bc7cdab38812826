using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Samples;

public class IntervalSampleTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.5)]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void A_single_value_is_plain(double value) => Assert.True(IntervalSample.Of(value).IsPlain);

    [Fact]
    public void Any_part_that_differs_in_a_bit_makes_it_an_interval()
    {
        Assert.False(new IntervalSample(0.0, -0.0, 0.0, 0.0, 1).IsPlain);
        Assert.False(new IntervalSample(1, 1, 1, 1, 2).IsPlain);
        Assert.False(new IntervalSample(1, 1, 1, 2, 1).IsPlain);
        Assert.False(new IntervalSample(1, 1, 2, 1, 1).IsPlain);
    }

    [Fact]
    public void Two_samples_become_one_interval()
    {
        var both = new IntervalSample(5, 2, 9, 40, 8).Then(new IntervalSample(1, 1, 6, 10, 3));
        Assert.Equal(new IntervalSample(1, 1, 9, 50, 11), both);
        Assert.Equal(50.0 / 11, both.Average);
    }

    [Fact]
    public void Counts_end_at_the_largest_number_instead_of_turning_negative()
    {
        var huge = new IntervalSample(1, 1, 1, 1, long.MaxValue);
        Assert.Equal(long.MaxValue, huge.Then(huge).Count);
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1, RejectionReason.None)]
    [InlineData(2, 1, 3, 6, 3, RejectionReason.None)]
    [InlineData(double.NaN, 1, 3, 6, 3, RejectionReason.NotFinite)]
    [InlineData(2, double.NegativeInfinity, 3, 6, 3, RejectionReason.NotFinite)]
    [InlineData(2, 1, double.PositiveInfinity, 6, 3, RejectionReason.NotFinite)]
    [InlineData(2, 1, 3, double.NaN, 3, RejectionReason.NotFinite)]
    [InlineData(4, 1, 3, 6, 3, RejectionReason.InconsistentInterval)]
    [InlineData(0, 1, 3, 6, 3, RejectionReason.InconsistentInterval)]
    [InlineData(2, 1, 3, 6, 0, RejectionReason.InconsistentInterval)]
    [InlineData(2, 1, 3, 6, -1, RejectionReason.InconsistentInterval)]
    public void What_can_not_be_is_rejected_with_its_reason(
        double last, double min, double max, double sum, long count, RejectionReason reason) =>
        Assert.Equal(reason, new IntervalSample(last, min, max, sum, count).Check());
}
