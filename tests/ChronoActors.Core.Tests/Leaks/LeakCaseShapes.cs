namespace ChronoActors.Core.Tests.Leaks;

/// <summary>
/// The shapes: each makes a function of the share of the window that has passed (0 to 1), in units of which 1 is a clear rise. Those of a leak
/// say when it begins.
/// </summary>
internal static class LeakCaseShapes
{
    public delegate Func<double, double> Shape(Random random, out double start);

    public static readonly (string Kind, bool IsLeak, Shape Make)[] Tuned =
    [
        ("linear", true, Linear), ("accelerating", true, Accelerating), ("per_request", true, PerRequest), ("chunks", true, Chunks),
        ("midway", true, Midway), ("restarts", true, Restarts), ("sawtooth_rising", true, SawtoothRising), ("seasonal_rising", true, SeasonalRising),
        ("bursts_kept", true, BurstsKept), ("handles", true, Linear),
        ("flat", false, Flat), ("pool", false, Wandering), ("cache_exponential", false, CacheExponential), ("cache_linear", false, CacheLinear),
        ("sawtooth", false, Sawtooth), ("one_day", false, OneDay), ("days", false, Days), ("weeks", false, Weeks), ("deployments", false, Deployments),
        ("backlog", false, Backlog), ("bursts", false, Bursts), ("sessions", false, Sessions), ("restarts_flat", false, RestartsFlat),
        ("cache_and_days", false, CacheAndDays), ("slow_wander", false, SlowWander), ("modes", false, Modes), ("generations", false, Generations),
        ("generations_rising", true, GenerationsRising), ("deployed_and_rising", true, DeployedAndRising), ("large_days_rising", true, LargeDaysRising),
        ("few_cycles", false, FewCycles), ("deployments_up", false, DeploymentsUp),
    ];

    public static readonly (string Kind, bool IsLeak, Shape Make)[] HeldOut =
    [
        ("decelerating", true, Decelerating), ("exponential", true, Exponential), ("weekend_pauses", true, WeekendPauses),
        ("irregular_stairs", true, IrregularStairs), ("midway_in_sawtooth", true, MidwayInSawtooth), ("restarts_irregular", true, RestartsIrregular),
        ("square_load", false, SquareLoad), ("triangles", false, Triangles), ("hyperbolic_fill", false, HyperbolicFill),
        ("sawtooth_by_day", false, SawtoothByDay), ("fill_by_tiers", false, FillByTiers), ("backlog_drops", false, BacklogDrops),
    ];

    public static double Between(Random random, double from, double to) => from + ((to - from) * random.NextDouble());

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

    public static Func<double, double> Wander(Random random, double memory)
    {
        var noise = new LeakCaseNoise(random);
        var path = new double[2001];
        var keep = Math.Exp(-1 / (memory * 2000));
        for (var i = 1; i < path.Length; i++)
        {
            path[i] = (keep * path[i - 1]) + (Math.Sqrt(1 - (keep * keep)) * noise.Gaussian());
        }

        return u => 0.3 * path[(int)(u * 2000)];
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
        return u => hills.Sum(hill => hill.Height * (u < hill.At ? 0 : u < hill.At + hill.Rise ? (u - hill.At) / hill.Rise : Math.Max(0, 1 - ((u - hill.At - hill.Rise) / hill.Fall))));
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

    public static Func<double, double> RandomSawtooth(Random random, double cycles, double height)
    {
        var heights = Enumerable.Range(0, 256).Select(_ => Between(random, 0.5, 1.3) * height).ToArray();
        var left = Enumerable.Range(0, 256).Select(_ => Math.Pow(random.NextDouble(), 3) * 0.12 * height).ToArray();
        return u =>
        {
            var cycle = (int)(u * cycles);
            return left[cycle] + (heights[cycle] * ((u * cycles) - cycle));
        };
    }

    public static Func<double, double> RandomDays(Random random, double count, double variation)
    {
        var phase = random.NextDouble();
        var power = Between(random, 0.8, 3);
        var heights = Enumerable.Range(0, 64).Select(_ => Between(random, 1 - variation, 1 + variation)).ToArray();
        return u =>
        {
            var at = (u * count) + phase;
            return heights[(int)at] * Math.Pow((1 - Math.Cos(2 * Math.PI * at)) / 2, power);
        };
    }

    public static Func<double, double> RandomBursts(Random random, int count, double height)
    {
        var bursts = Enumerable.Range(0, count).Select(_ => (At: random.NextDouble(), Length: Between(random, 0.002, 0.02), Height: Between(random, 0.3, 1) * height)).ToArray();
        return u => bursts.Sum(burst => u >= burst.At && u < burst.At + burst.Length ? burst.Height : 0);
    }
}
