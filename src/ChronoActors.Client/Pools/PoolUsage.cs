namespace ChronoActors.Client.Pools;

/// <summary>A capacity at one moment.</summary>
/// <param name="Used">Units that leases hold.</param>
/// <param name="Waiting">Acquirers in the queue.</param>
/// <param name="Capacity">Units there are.</param>
/// <param name="Overdue">The part of <paramref name="Used"/> that is held for longer than <see cref="ResourcePoolOptions.LeakAfter"/>.</param>
/// <param name="Lost">Leases since the start that were garbage-collected without being returned.</param>
public readonly record struct PoolUsage(long Used, int Waiting, long Capacity, long Overdue, long Lost);
