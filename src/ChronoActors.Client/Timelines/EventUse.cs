namespace ChronoActors.Client.Timelines;

/// <summary>What a run of an event took.</summary>
/// <param name="Duration">From start to end.</param>
/// <param name="Threads">What its threads took while they ran it.</param>
internal readonly record struct EventUse(TimeSpan Duration, ThreadUse Threads);
