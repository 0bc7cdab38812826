namespace ChronoActors.Benchmarks.Peers;

/// <summary>What a figure is of.</summary>
internal sealed record ResultKey(string System, string Workload, string Shape, string Figure, string Unit);
