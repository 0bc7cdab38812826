using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>A handle that was garbage-collected without being disposed.</summary>
/// <param name="Resource">The resource; it stays tracked.</param>
/// <param name="FoundNs">When it was found, nanoseconds since the Unix epoch.</param>
/// <param name="Origin">Where it was tracked: the calls, innermost first; null unless <see cref="ResourceTrackerOptions.NoteHandleOrigins"/> is on.</param>
public sealed record LeakedHandle(ResourceId Resource, long FoundNs, string? Origin);
