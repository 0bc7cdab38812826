using System.Collections.Immutable;
using ChronoActors.Core.Reports;

namespace ChronoActors.Contracts.Reports;

/// <summary>
/// Client to a node: a part of a report. Asking for the first part puts the question; each further one is asked for when the one
/// before it has come, so that no more than a part is under way. Asking again for the same part does no harm. Answered by a
/// <see cref="ReportPart"/>.
/// </summary>
/// <param name="Question">The client's number for the question; no other question has it.</param>
/// <param name="Selector">Which resources and metrics, in the selector grammar.</param>
/// <param name="Part">Which part, from 0.</param>
public sealed record AskReport(Guid Question, string Selector, int Part) : IWireMessage;

/// <summary>Node to client: a part of a report, or why there is none.</summary>
/// <param name="Question">The question's number.</param>
/// <param name="Part">Which part, from 0.</param>
/// <param name="IsLast">Whether no part comes after it.</param>
/// <param name="Refusal">Why there is no answer, for a person; empty otherwise.</param>
/// <param name="GeneratedAtNs">When the report was put together, nanoseconds since the Unix epoch.</param>
/// <param name="Resources">Some of the report's resources, in its order.</param>
/// <param name="Missing">In the last part: what could not be asked.</param>
public sealed record ReportPart(
    Guid Question,
    int Part,
    bool IsLast,
    string Refusal,
    long GeneratedAtNs,
    ImmutableArray<ResourceReport> Resources,
    ImmutableArray<MissingPart> Missing) : IWireMessage
{
    /// <summary>A part that says why there is no answer.</summary>
    public static ReportPart Refuse(AskReport asked, string why)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return new ReportPart(asked.Question, asked.Part, IsLast: true, why, 0, [], []);
    }
}
