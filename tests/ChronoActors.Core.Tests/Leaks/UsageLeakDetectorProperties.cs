using ChronoActors.Core.Leaks;
using CsCheck;

namespace ChronoActors.Core.Tests.Leaks;

public class UsageLeakDetectorProperties
{
    private const int Samples = 150;
    private static readonly double[] Extremes = [double.MaxValue, -double.MaxValue, double.Epsilon, 0, -0.0, 1, 1e300, -1e300];
    private static readonly Gen<LeakCase> AnyCase = Gen.Int[0, 100_000].Select(seed => seed % 2 == 0 ? LeakCaseGenerator.Tuned(seed) : LeakCaseGenerator.HeldOut(seed));
    private static readonly Gen<double> AnyFinite = Gen.OneOf(
        Gen.Double.Where(double.IsFinite), Gen.Int[0, Extremes.Length - 1].Select(i => Extremes[i]));

    [Fact]
    public void Nothing_that_is_finite_and_in_order_throws_or_gives_what_is_no_number() =>
        Gen.Select(AnyFinite.Array[0, 400], Gen.OneOf(Gen.Long, Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 3]).Array[0, 400]).Sample((values, times) =>
        {
            Array.Sort(times);
            var detector = new UsageLeakDetector();
            for (var i = 0; i < Math.Min(values.Length, times.Length); i++)
            {
                detector.Add(times[i], values[i]);
            }

            var verdict = detector.VerdictFor(limit: 1);
            Assert.InRange(verdict.Confidence, 0, 1);
            Assert.True(double.IsFinite(verdict.GrowthPerHour ?? 0) && double.IsFinite(verdict.Floor));
            Assert.EndsWith(".", verdict.Explanation, StringComparison.Ordinal);
        });

    [Fact]
    public void Neither_the_date_nor_the_scale_nor_an_offset_matters() =>
        Gen.Select(AnyCase, Gen.Long[-1_000_000_000_000_000_000, 1_000_000_000_000_000_000], Gen.Int[-8, 8], Gen.Long[-1_000_000_000, 1_000_000_000]).Sample(
            (one, shift, power, offset) =>
            {
                var scale = Math.Pow(2, power);
                UsageLeakDetector plain = new(), changed = new();
                for (var i = 0; i < one.Values.Length; i++)
                {
                    plain.Add(one.TimestampsNs[i], one.Values[i]);
                    changed.Add(one.TimestampsNs[i] + shift, (one.Values[i] + offset) * scale);
                    Assert.Equal(plain.IsSuspected, changed.IsSuspected);
                }

                Assert.Equal(plain.VerdictFor().Confidence, changed.VerdictFor().Confidence, 1e-9);
                Assert.Equal(plain.VerdictFor().DetectedAtNs + shift, changed.VerdictFor().DetectedAtNs);
            },
            iter: Samples);

    [Fact]
    public void Goes_on_from_its_state_as_if_nothing_had_happened() => Gen.Select(AnyCase, Gen.Int[1, 200]).Sample(
        (one, every) =>
        {
            UsageLeakDetector plain = new(), restored = new();
            for (var i = 0; i < one.Values.Length; i++)
            {
                plain.Add(one.TimestampsNs[i], one.Values[i]);
                restored = i % every == 0 ? new UsageLeakDetector(restored.State) : restored;
                restored.Add(one.TimestampsNs[i], one.Values[i]);
                Assert.Equal(plain.IsSuspected, restored.IsSuspected);
            }

            Assert.Equal(plain.State.Buckets, restored.State.Buckets);
            Assert.Equal(plain.State with { Buckets = [] }, restored.State with { Buckets = [] });
        },
        iter: Samples);

    [Fact]
    public void The_isotonic_fit_never_falls_and_keeps_the_mean() => Gen.Double[-1, 1].Array[1, 48].Sample(levels =>
    {
        var fit = new double[levels.Length];
        IsotonicFit.Of(levels, fit, new double[levels.Length]);
        Assert.Equal(fit.Order(), fit);
        Assert.Equal(levels.Average(), fit.Average(), 1e-9);
    });
}
