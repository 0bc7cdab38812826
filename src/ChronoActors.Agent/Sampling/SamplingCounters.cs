namespace ChronoActors.Agent.Sampling;

/// <summary>What the sampling loop has done since it started. Thread-safe.</summary>
public sealed class SamplingCounters
{
    private long _samples;
    private long _failures;
    private long _skippedTicks;
    private long _lastTickNs;

    /// <summary>Calls of samplers that succeeded.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <summary>Calls of samplers that failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Ticks of a sampler that were left out because the loop came too late.</summary>
    public long SkippedTicks => Interlocked.Read(ref _skippedTicks);

    /// <summary>The newest tick, nanoseconds since the Unix epoch; 0 before the first.</summary>
    public long LastTickNs => Interlocked.Read(ref _lastTickNs);

    internal void Sampled(long tickNs)
    {
        Interlocked.Increment(ref _samples);
        Interlocked.Exchange(ref _lastTickNs, tickNs);
    }

    internal void Failed() => Interlocked.Increment(ref _failures);

    internal void Skipped(long ticks) => Interlocked.Add(ref _skippedTicks, ticks);
}
