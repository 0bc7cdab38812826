namespace ChronoActors.Core.Tests.Leaks;

/// <summary>
/// The shapes: each makes a function of the share of the window that has passed (0 to 1), in units of which 1 is a clear rise. Those of a leak
/// say when it begins.
/// </summary>
internal static partial class LeakCaseShapes
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
