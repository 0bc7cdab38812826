namespace ChronoActors.Benchmarks.Systems;

/// <summary>A system that the benchmark knows.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Name">Its name in the tables.</param>
/// <param name="IsOurs">Not a peer.</param>
/// <param name="Create">A fresh installation, not started.</param>
/// <param name="Version">Asks for its version; null where it is not installed.</param>
internal sealed record SystemEntry(string Key, string Name, bool IsOurs, Func<ISystemUnderTest> Create, Func<string?> Version);
