namespace ChronoActors.Benchmarks.Data;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): a random sequence that is the same for a seed on every platform and runtime.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Between two numbers, both included.</summary>
    public long Next(long from, long to) => from + (long)Math.BigMul(Next(), (ulong)(to - from + 1), out _);
}
