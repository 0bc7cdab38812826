namespace ChronoActors.Benchmarks.Sending;

/// <summary>
/// A small load before the measured one, on resources of its own, so that what is measured is a server that has run for a while
/// and not the compilation of its code.
/// </summary>
/// <param name="Resources">How many.</param>
/// <param name="Rounds">Live rows of each.</param>
internal sealed record WarmUp(int Resources, int Rounds)
{
    /// <summary>Shortest time between two of its rounds, milliseconds.</summary>
    public const int PaceMs = 50;

    public static WarmUp None { get; } = new(0, 0);

    public static WarmUp Default { get; } = new(250, 80);
}
