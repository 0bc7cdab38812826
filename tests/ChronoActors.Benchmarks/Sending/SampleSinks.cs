namespace ChronoActors.Benchmarks.Sending;

/// <summary>All sinks by name.</summary>
internal static class SampleSinks
{
    public const string Chrono = "chrono";

    public static ISampleSink Create(SendPlan plan) => plan.Sink switch
    {
        Chrono => new ChronoSink(plan.Targets),
        _ => throw new ArgumentException($"Unknown sink \"{plan.Sink}\"."),
    };
}
