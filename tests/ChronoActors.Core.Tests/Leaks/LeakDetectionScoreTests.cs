using ChronoActors.Core.Leaks;
using Xunit.Abstractions;

namespace ChronoActors.Core.Tests.Leaks;

/// <summary>How often the detector is right, on cases it was not fitted to: fresh seeds of known shapes, and shapes it never saw.</summary>
public class LeakDetectionScoreTests(ITestOutputHelper output)
{
    private const int Cases = 720;

    [Fact]
    public void Known_shapes_with_fresh_seeds() => AssertGood(LeakCaseGenerator.Tuned, 7_000_000);

    [Fact]
    public void Shapes_that_it_never_saw() => AssertGood(LeakCaseGenerator.HeldOut, 8_000_000);

    [Fact]
    public void Is_better_than_the_usual_methods()
    {
        var cases = Enumerable.Range(9_000_000, Cases / 4)
            .SelectMany(seed => new[] { LeakCaseGenerator.Tuned(seed), LeakCaseGenerator.HeldOut(seed) })
            .ToArray();
        var own = Score("floor", cases, Detect);
        Assert.All(
            [
                Score("linear regression", cases, LeakBaselines.LinearRegression),
                Score("Mann-Kendall, Theil-Sen", cases, LeakBaselines.MannKendall),
                Score("predict_linear", cases, LeakBaselines.PredictLinear),
            ],
            baseline => Assert.True(own.F1 > baseline.F1 + 0.1));
    }

    [Fact]
    public void The_growth_and_the_start_of_a_leak_are_about_right()
    {
        var found = Enumerable.Range(7_500_000, Cases)
            .Select(LeakCaseGenerator.Tuned)
            .Where(one => one.Kind == "midway")
            .Select(one => (Case: one, Verdict: Run(one).VerdictFor()))
            .Where(found => found.Verdict.IsSuspected)
            .Select(found => Math.Abs(found.Verdict.StartNs!.Value - found.Case.LeakStartNs) / found.Case.WindowNs)
            .Order()
            .ToArray();
        output.WriteLine($"start off by {found[found.Length / 2]:P1} of the window (median of {found.Length}), {found[found.Length * 9 / 10]:P1} (90 %)");
        Assert.True(found[found.Length / 2] < 0.08);
    }

    private void AssertGood(Func<int, LeakCase> generate, int firstSeed)
    {
        var score = Score("floor", Enumerable.Range(firstSeed, Cases).Select(generate), Detect);
        Assert.True(score.Precision >= 0.95);
        Assert.True(score.Recall >= 0.90);
        Assert.True(score.FalseAlarmsPerDay <= 0.03);
        Assert.True(score.MedianDelay <= 0.4);
    }

    private LeakScore Score(string name, IEnumerable<LeakCase> cases, Func<LeakCase, long?> detect)
    {
        var score = LeakScore.Of(cases, detect);
        output.WriteLine($"{name}: {score}");
        return score;
    }

    private static long? Detect(LeakCase one) => Run(one).VerdictFor().DetectedAtNs;

    private static UsageLeakDetector Run(LeakCase one)
    {
        var detector = new UsageLeakDetector();
        for (var i = 0; i < one.Values.Length; i++)
        {
            detector.Add(one.TimestampsNs[i], one.Values[i]);
        }

        return detector;
    }
}
