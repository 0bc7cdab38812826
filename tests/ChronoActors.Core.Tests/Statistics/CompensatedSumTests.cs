using ChronoActors.Core.Statistics;
using CsCheck;

namespace ChronoActors.Core.Tests.Statistics;

public class CompensatedSumTests
{
    [Theory]
    [InlineData(1.0, 1e16, 1.0, -1e16)]
    [InlineData(2.0, 1.0, 1e100, 1.0, -1e100)]
    [InlineData(0.0, 1e308, -1e308)]
    [InlineData(1.0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)]
    public void Small_terms_survive_large_ones(double expected, params double[] terms) => Assert.Equal(expected, Sum(terms).Value);

    [Fact]
    public void A_long_sum_is_as_exact_as_its_last_rounding()
    {
        var sum = default(CompensatedSum);
        for (var i = 0; i < 1_000_000; i++)
        {
            sum = sum.Add(0.1);
        }

        // The double next to 0.1 is 0.1 + 5.55e-18: a million of them, exactly rounded.
        Assert.Equal(100_000.0000000000055511151, sum.Value, 1e-11);
    }

    [Fact]
    public void Agrees_with_exact_integer_arithmetic() => Gen.Long[-(1L << 53), 1L << 53].Array[0, 1000].Sample(terms =>
    {
        var exact = terms.Aggregate(Int128.Zero, (sum, term) => sum + term);
        Assert.Equal((double)exact, Sum(terms.Select(term => (double)term)).Value);
    });

    [Fact]
    public void An_overflow_is_infinite_and_not_NaN() =>
        Assert.Equal(double.PositiveInfinity, Sum([double.MaxValue, double.MaxValue, 1]).Value);

    private static CompensatedSum Sum(IEnumerable<double> terms) =>
        terms.Aggregate(default(CompensatedSum), (sum, term) => sum.Add(term));
}
