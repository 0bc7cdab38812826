using ChronoActors.Benchmarks.Sending.RemoteWrite;

namespace ChronoActors.Benchmarks.Sending;

/// <summary>All sinks by name.</summary>
internal static class SampleSinks
{
    public const string Chrono = "chrono";
    public const string RemoteWrite = "remote-write";
    public const string LineProtocol = "line-protocol";

    public static ISampleSink Create(SendPlan plan) => plan.Sink switch
    {
        Chrono => new ChronoSink(plan.Targets),
        RemoteWrite => new RemoteWriteSink(plan.Targets[0], plan.BatchSamples),
        LineProtocol => new LineProtocolSink(plan.Targets[0], plan.BatchSamples),
        _ => throw new ArgumentException($"Unknown sink \"{plan.Sink}\"."),
    };
}
