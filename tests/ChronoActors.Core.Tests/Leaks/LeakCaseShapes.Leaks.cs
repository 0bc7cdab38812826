namespace ChronoActors.Core.Tests.Leaks;

/// <content>Floors that keep rising.</content>
internal static partial class LeakCaseShapes
{
    private static Func<double, double> Linear(Random random, out double start)
    {
        start = 0;
        return u => u;
    }

    private static Func<double, double> Accelerating(Random random, out double start)
    {
        start = 0;
        var power = Between(random, 1.2, 2.2);
        return u => Math.Pow(u, power);
    }

    // What is kept follows the load, and so does what is in use now.
    private static Func<double, double> PerRequest(Random random, out double start)
    {
        start = 0;
        var cycles = random.Next(2) == 0 ? 1 : Between(random, 2, 8);
        var share = Between(random, 0.4, 0.95);
        var load = Between(random, 0, 0.35);
        return u =>
        {
            var angle = 2 * Math.PI * cycles * u;
            return u - (share * Math.Sin(angle) / (2 * Math.PI * cycles)) + (load * (1 - Math.Cos(angle)) / 2);
        };
    }

    private static Func<double, double> Chunks(Random random, out double start)
    {
        start = 0;
        var count = random.Next(8, 30);
        return u => Math.Floor(u * count) / count;
    }

    private static Func<double, double> Midway(Random random, out double start)
    {
        var begin = start = Between(random, 0.2, 0.6);
        return u => Math.Max(0, u - begin) / (1 - begin);
    }

    private static Func<double, double> Restarts(Random random, out double start)
    {
        start = 0;
        var count = random.Next(2, 5);
        var dip = random.Next(3) > 0 || count > 3 ? Between(random, 0.4, 2) : 0;
        return u =>
        {
            var phase = (u * count) - Math.Floor(u * count);
            return phase + (u * count >= 1 && phase < 0.03 ? -dip * (1 - (phase / 0.03)) : 0);
        };
    }

    private static Func<double, double> SawtoothRising(Random random, out double start)
    {
        start = 0;
        var saw = RandomSawtooth(random, Between(random, 30, 90), Between(random, 0.3, 1.5));
        return u => u + saw(u);
    }

    private static Func<double, double> SeasonalRising(Random random, out double start)
    {
        start = 0;
        var days = RandomDays(random, Between(random, 3, 9), 0.1);
        var amplitude = Between(random, 0.1, 1);
        return u => u + (amplitude * days(u));
    }

    private static Func<double, double> BurstsKept(Random random, out double start)
    {
        start = 0;
        var bursts = RandomBursts(random, 25, 0.3);
        return u => u + bursts(u);
    }

    private static Func<double, double> GenerationsRising(Random random, out double start)
    {
        var large = RandomSawtooth(random, Between(random, 9, 20), Between(random, 0.1, 0.6));
        var small = RandomSawtooth(random, Between(random, 60, 200), Between(random, 0.1, 0.6));
        start = 0;
        return u => u + large(u) + small(u);
    }

    private static Func<double, double> DeployedAndRising(Random random, out double start)
    {
        start = 0;
        var at = Between(random, 0.1, 0.8);
        var step = Between(random, 0.3, 2);
        return u => u + (u < at ? 0 : step);
    }

    private static Func<double, double> LargeDaysRising(Random random, out double start)
    {
        start = 0;
        var days = RandomDays(random, Between(random, 6, 20), 0.1);
        var amplitude = Between(random, 0.5, 3);
        return u => u + (amplitude * days(u));
    }

    private static Func<double, double> Decelerating(Random random, out double start)
    {
        start = 0;
        var power = Between(random, 0.65, 0.85);
        return u => Math.Pow(u, power);
    }

    private static Func<double, double> Exponential(Random random, out double start)
    {
        start = 0;
        var rate = Between(random, 1, 2.5);
        return u => (Math.Exp(rate * u) - 1) / (Math.Exp(rate) - 1);
    }

    private static Func<double, double> WeekendPauses(Random random, out double start)
    {
        start = 0;
        var weeks = Between(random, 2, 5);
        return u =>
        {
            var week = Math.Floor(u * weeks);
            return (week + Math.Min(1, ((u * weeks) - week) * 7 / 5)) / weeks;
        };
    }

    private static Func<double, double> IrregularStairs(Random random, out double start)
    {
        start = 0;
        var steps = Enumerable.Range(0, random.Next(12, 25)).Select(_ => (At: random.NextDouble(), Size: Between(random, 0.3, 1))).ToArray();
        var all = steps.Sum(step => step.Size);
        return u => steps.Sum(step => u >= step.At ? step.Size : 0) / all;
    }

    private static Func<double, double> MidwayInSawtooth(Random random, out double start)
    {
        var begin = start = Between(random, 0.15, 0.5);
        var saw = RandomSawtooth(random, Between(random, 40, 120), Between(random, 0.2, 0.8));
        return u => (Math.Max(0, u - begin) / (1 - begin)) + saw(u);
    }

    private static Func<double, double> RestartsIrregular(Random random, out double start)
    {
        start = 0;
        var first = Between(random, 0.2, 0.4);
        var second = first + Between(random, 0.2, 0.35);
        return u =>
        {
            var since = u < first ? u : u < second ? u - first : u - second;
            return (2.5 * since) - (u >= first && since < 0.01 ? 1 : 0);
        };
    }
}
