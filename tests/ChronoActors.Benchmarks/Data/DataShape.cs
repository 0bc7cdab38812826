namespace ChronoActors.Benchmarks.Data;

/// <summary>What data is generated; equal shapes give equal data.</summary>
/// <param name="Resources">How many resources, those for warming up included; they are the last.</param>
/// <param name="MetricsPerResource">Metrics of each.</param>
/// <param name="JitterNs">How far timestamps are from their whole second at most, in steps of 100 ns.</param>
/// <param name="StartNs">Time of the first row, nanoseconds since the Unix epoch; rows follow each second.</param>
/// <param name="Seed">Of the random sequences.</param>
internal sealed record DataShape(int Resources, int MetricsPerResource, int JitterNs, long StartNs, ulong Seed = 1)
{
    public const long StepNs = 1_000_000_000;
    public const int MaxJitterNs = 1_000_000;

    /// <summary>Metrics of all resources.</summary>
    public int Metrics => Resources * MetricsPerResource;

    /// <summary>A whole second, an hour ago: every system takes it as recent, and no row is in the future.</summary>
    public static long AnHourAgo() => (DateTimeOffset.UtcNow - TimeSpan.FromHours(1)).ToUnixTimeSeconds() * StepNs;
}
