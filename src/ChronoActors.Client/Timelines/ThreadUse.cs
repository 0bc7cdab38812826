namespace ChronoActors.Client.Timelines;

/// <summary>What a thread took, since it started or of a piece of its work.</summary>
/// <param name="Cpu">CPU time, user and system together; null where the system does not tell.</param>
/// <param name="AllocatedBytes">Managed memory.</param>
internal readonly record struct ThreadUse(TimeSpan? Cpu, long AllocatedBytes)
{
    public static ThreadUse None => new(TimeSpan.Zero, 0);

    /// <summary>What the calling thread took since it started.</summary>
    public static ThreadUse Now => new(ThreadCpuTime.Now, GC.GetAllocatedBytesForCurrentThread());

    public static ThreadUse operator +(ThreadUse one, ThreadUse other) => new(one.Cpu + other.Cpu, one.AllocatedBytes + other.AllocatedBytes);

    public static ThreadUse operator -(ThreadUse to, ThreadUse from) => new(to.Cpu - from.Cpu, to.AllocatedBytes - from.AllocatedBytes);
}
