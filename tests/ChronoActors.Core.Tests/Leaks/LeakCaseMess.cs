namespace ChronoActors.Core.Tests.Leaks;

/// <summary>What real series have besides their shape: some load by day, a small sawtooth, a warm-up, bursts, a slow wander, a deployment.</summary>
internal static class LeakCaseMess
{
    public static Func<double, double> Make(Random random, bool isLeak)
    {
        List<Func<double, double>> parts = [];
        Add(0.3, () => LeakCaseShapes.RandomDays(random, LeakCaseShapes.Between(random, 3, 12), 0.2), 0.2);
        Add(0.3, () => LeakCaseShapes.RandomSawtooth(random, LeakCaseShapes.Between(random, 40, 200), 1), 0.4);
        Add(0.2, () => WarmUp(random), isLeak ? 0.3 : 0.6);
        Add(0.2, () => LeakCaseShapes.RandomBursts(random, random.Next(2, 15), 1), 1);
        Add(0.2, () => LeakCaseShapes.Wandering(random, out _), 0.12);
        Add(0.1, () => Deployment(random), isLeak ? 0.25 : 0.6);
        return u =>
        {
            var sum = 0.0;
            foreach (var part in parts)
            {
                sum += part(u);
            }

            return sum;
        };

        void Add(double probability, Func<Func<double, double>> make, double most)
        {
            if (random.NextDouble() < probability)
            {
                var amplitude = most * random.NextDouble();
                var part = make();
                parts.Add(u => amplitude * part(u));
            }
        }
    }

    private static Func<double, double> WarmUp(Random random)
    {
        var time = LeakCaseShapes.Between(random, 0.01, 0.06);
        return u => 1 - Math.Exp(-u / time);
    }

    private static Func<double, double> Deployment(Random random)
    {
        var at = LeakCaseShapes.Between(random, 0.1, 0.9);
        return u => u < at ? 0 : 1;
    }
}
