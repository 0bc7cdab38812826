namespace ChronoActors.Agent.Samplers;

/// <summary>
/// Reads one part of the machine and records rows of it. Its constructor opens its sources and throws an
/// <see cref="IOException"/> where they are absent, which switches the sampler off. Called by one thread at a time.
/// </summary>
internal interface ISampler : IDisposable
{
    /// <summary>Reads the sources once and records what they say.</summary>
    /// <param name="timestampNs">The tick, for all rows of this sample.</param>
    void Sample(long timestampNs);

    /// <summary>Looks for things that have come, and were not worth looking for at every sample.</summary>
    void Rescan()
    {
    }
}
