namespace ChronoActors.Client.Timelines;

/// <summary>How an event ended.</summary>
internal enum EventOutcome
{
    Completed,
    Failed,
    Cancelled,
}
