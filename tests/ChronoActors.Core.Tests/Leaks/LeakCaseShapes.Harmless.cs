namespace ChronoActors.Core.Tests.Leaks;

/// <content>Floors that only look like it.</content>
internal static partial class LeakCaseShapes
{
    private static Func<double, double> Flat(Random random, out double start)
    {
        start = 0;
        return _ => 0;
    }

    // A bounded walk (Ornstein-Uhlenbeck) that forgets within a small part of the window.
    public static Func<double, double> Wandering(Random random, out double start)
    {
        start = 0;
        return Wander(random, Between(random, 0.005, 0.06));
    }

    private static Func<double, double> CacheExponential(Random random, out double start)
    {
        start = 0;
        var time = Between(random, 0.02, 0.18);
        return u => 1 - Math.Exp(-u / time);
    }

    private static Func<double, double> CacheLinear(Random random, out double start)
    {
        start = 0;
        var full = Between(random, 0.05, 0.5);
        return u => Math.Min(1, u / full);
    }

    private static Func<double, double> Sawtooth(Random random, out double start)
    {
        start = 0;
        return RandomSawtooth(random, Between(random, 6, 90), 1);
    }

    private static Func<double, double> OneDay(Random random, out double start)
    {
        start = 0;
        var lag = Between(random, -0.08, 0.08);
        var power = Between(random, 1, 3);
        return u => Math.Pow((1 - Math.Cos(2 * Math.PI * (u + lag))) / 2, power);
    }

    private static Func<double, double> Days(Random random, out double start)
    {
        start = 0;
        return RandomDays(random, Between(random, 2, 14), 0.2);
    }

    private static Func<double, double> Weeks(Random random, out double start)
    {
        start = 0;
        var weeks = Between(random, 1.5, 4);
        var days = RandomDays(random, 7 * weeks, 0.1);
        var phase = random.NextDouble();
        return u => days(u) * ((((u * weeks) + phase) % 1) < 5.0 / 7 ? 1 : 0.25);
    }

    private static Func<double, double> Deployments(Random random, out double start)
    {
        start = 0;
        var steps = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (At: Between(random, 0.1, 0.9), Size: Between(random, -0.3, 1))).ToArray();
        var dip = random.Next(2) * Between(random, 0.5, 3);
        return u => steps.Sum(step => (u >= step.At ? step.Size : 0) - (u >= step.At && u < step.At + 0.01 ? dip : 0));
    }

    private static Func<double, double> Backlog(Random random, out double start)
    {
        start = 0;
        var hills = Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => (At: Between(random, 0.1, 0.6), Rise: Between(random, 0.05, 0.25), Fall: Between(random, 0.02, 0.12), Height: Between(random, 0.5, 1)))
            .ToArray();
        return u => hills.Sum(hill => hill.Height * (u < hill.At + hill.Rise
            ? Math.Max(0, u - hill.At) / hill.Rise
            : Math.Max(0, 1 - ((u - hill.At - hill.Rise) / hill.Fall))));
    }

    private static Func<double, double> Bursts(Random random, out double start)
    {
        start = 0;
        return RandomBursts(random, random.Next(3, 40), 1);
    }

    private static Func<double, double> Sessions(Random random, out double start)
    {
        var walk = Wandering(random, out start);
        var days = RandomDays(random, Between(random, 2, 6), 0.2);
        var amplitude = random.Next(2) * 0.7;
        return u => walk(u) + (amplitude * days(u));
    }

    private static Func<double, double> RestartsFlat(Random random, out double start)
    {
        start = 0;
        var at = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.NextDouble()).ToArray();
        return u => at.Sum(t => u >= t && u < t + 0.03 ? -Math.Exp(-(u - t) / 0.008) : 0);
    }

    private static Func<double, double> CacheAndDays(Random random, out double start)
    {
        var cache = CacheExponential(random, out start);
        var days = RandomDays(random, Between(random, 2, 8), 0.1);
        return u => cache(u) + (0.5 * days(u));
    }

    // Wanders on all scales at once, as the load of real servers does.
    private static Func<double, double> SlowWander(Random random, out double start)
    {
        start = 0;
        var slow = Wander(random, Between(random, 0.06, 0.12));
        var middle = Wander(random, 0.03);
        var fast = Wander(random, 0.008);
        return u => slow(u) + middle(u) + fast(u);
    }

    private static Func<double, double> Modes(Random random, out double start)
    {
        start = 0;
        var levels = Enumerable.Range(0, 64).Select(_ => random.Next(3) / 2.0).ToArray();
        var ends = new double[levels.Length];
        var longest = Between(random, 0.05, 0.2);
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + Between(random, 0.03, longest);
        }

        return u => levels[Array.FindIndex(ends, end => u < end)];
    }

    // Small collections leave something behind, large ones do not.
    private static Func<double, double> Generations(Random random, out double start)
    {
        start = 0;
        var large = RandomSawtooth(random, Between(random, 5, 20), Between(random, 0.3, 1));
        var small = RandomSawtooth(random, Between(random, 60, 200), Between(random, 0.1, 0.6));
        return u => large(u) + small(u);
    }

    private static Func<double, double> FewCycles(Random random, out double start)
    {
        start = 0;
        return RandomSawtooth(random, Between(random, 5, 13), 1);
    }

    private static Func<double, double> DeploymentsUp(Random random, out double start)
    {
        start = 0;
        var steps = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (At: Between(random, 0.1, 0.9), Size: Between(random, 0.3, 1))).ToArray();
        return u => steps.Sum(step => u >= step.At ? step.Size : 0);
    }

    private static Func<double, double> SquareLoad(Random random, out double start)
    {
        start = 0;
        var cycles = Between(random, 2, 10);
        return u => (u * cycles) % 1 < 0.5 ? 0 : 1;
    }

    private static Func<double, double> Triangles(Random random, out double start)
    {
        start = 0;
        var cycles = Between(random, 2, 9);
        return u => 1 - Math.Abs((2 * ((u * cycles) % 1)) - 1);
    }

    private static Func<double, double> HyperbolicFill(Random random, out double start)
    {
        start = 0;
        var half = Between(random, 0.01, 0.04);
        return u => u / (u + half);
    }

    private static Func<double, double> SawtoothByDay(Random random, out double start)
    {
        start = 0;
        var saw = RandomSawtooth(random, Between(random, 40, 100), 1);
        var days = RandomDays(random, Between(random, 2, 6), 0.1);
        return u => saw(u) + (0.6 * days(u));
    }

    private static Func<double, double> FillByTiers(Random random, out double start)
    {
        start = 0;
        var tiers = random.Next(2, 5);
        var full = Between(random, 0.15, 0.45);
        return u => Math.Min(tiers, Math.Floor(u / full * tiers)) / tiers;
    }

    private static Func<double, double> BacklogDrops(Random random, out double start)
    {
        start = 0;
        var begin = Between(random, 0.1, 0.4);
        var end = begin + Between(random, 0.1, 0.3);
        return u => u >= begin && u < end ? (u - begin) / (end - begin) : 0;
    }
}
