using System.Collections.Immutable;

namespace ChronoActors.Core.Reports;

/// <summary>The consolidated state of the tracked resources.</summary>
/// <param name="GeneratedAtNs">When it was put together, nanoseconds since the Unix epoch.</param>
/// <param name="Resources">One entry per resource, ordered by identity unless asked otherwise.</param>
/// <param name="Missing">What could not be asked; empty for a complete report.</param>
public sealed record Report(long GeneratedAtNs, ImmutableArray<ResourceReport> Resources, ImmutableArray<MissingPart> Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.IsEmpty;
}
