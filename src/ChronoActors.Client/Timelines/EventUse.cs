namespace ChronoActors.Client.Timelines;

/// <summary>What a run of an event took.</summary>
/// <param name="Duration">From start to end.</param>
/// <param name="Cpu">CPU time of its thread; null for an asynchronous event and where the system does not tell.</param>
/// <param name="AllocatedBytes">Managed memory its thread allocated; null for an asynchronous event.</param>
internal readonly record struct EventUse(TimeSpan Duration, TimeSpan? Cpu, long? AllocatedBytes);
