namespace ChronoActors.Core.Tests.Leaks;

/// <summary>Makes cases of leaks and of what only looks like one: the same seed gives the same case.</summary>
internal static class LeakCaseGenerator
{
    private const long Second = 1_000_000_000;
    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

    /// <summary>Cases of the shapes the detector was tuned on.</summary>
    public static LeakCase Tuned(int seed) => Make(seed, LeakCaseShapes.Tuned);

    /// <summary>Cases of shapes that it never saw.</summary>
    public static LeakCase HeldOut(int seed) => Make(seed, LeakCaseShapes.HeldOut);

    private static LeakCase Make(int seed, (string Kind, bool IsLeak, LeakCaseShapes.Shape Make)[] shapes)
    {
        var random = new Random(seed);
        var (kind, isLeak, make) = shapes[seed % shapes.Length];
        var shape = make(random, out var start);
        var step = Steps[random.Next(Steps.Length)] * Second;
        var count = random.Next(240, 2400);
        var isCount = kind is "handles" or "sessions" || random.Next(8) == 0;
        var rise = isCount ? random.Next(8, 400) : Math.Pow(10, 5 + (4 * random.NextDouble()));
        var offset = rise * Math.Pow(10, (1.5 * random.NextDouble()) - 0.3) * 2;
        var scale = rise * Math.Pow(10, (1.6 * random.NextDouble()) - 2.2);
        var outliers = random.Next(4) == 0 ? 0.003 : 0;
        var missing = random.Next(4) == 0 ? random.NextDouble() * 0.9 : 2;
        var jitter = random.Next(3) * 0.04;
        var noise = new LeakCaseNoise(random);
        var mess = LeakCaseMess.Make(random, isLeak);
        var origin = 1_700_000_000 * Second;
        var timestamps = new List<long>(count);
        var values = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var u = (double)i / count;
            if (u > missing && u < missing + 0.06)
            {
                continue;
            }

            var value = offset + (rise * (shape(u) + mess(u))) + (scale * noise.Next());
            if (random.NextDouble() < outliers)
            {
                value = random.Next(2) == 0 ? 0 : value + (3 * rise * random.NextDouble());
            }

            timestamps.Add(origin + (i * step) + (long)(step * jitter * (random.NextDouble() - 0.5)));
            values.Add(Math.Round(Math.Max(0, value)));
        }

        return new LeakCase(kind, isLeak, isLeak ? origin + (long)(start * count * step) : 0, [.. timestamps], [.. values]);
    }
}
