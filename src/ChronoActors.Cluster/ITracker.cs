using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster;

/// <summary>The cluster as the node's own endpoints use it. Thread-safe; every call ends within its time limit.</summary>
public interface ITracker
{
    /// <summary>The consolidated state of the selected resources; what could not be asked in time is named in it.</summary>
    Task<Report> ReportAsync(Selector selector, CancellationToken cancel);

    /// <summary>One figure per group of the selected metrics; what could not be asked in time is named in it.</summary>
    /// <exception cref="ArgumentException">The query has a <see cref="AggregateQuery.Fault"/>.</exception>
    Task<Aggregate> AggregateAsync(AggregateQuery query, CancellationToken cancel);

    /// <summary>Carries out a command; done once it is durable.</summary>
    Task<CommandOutcome> CommandAsync(ResourceCommand command, CancellationToken cancel);

    /// <summary>Records rows; durable when it returns.</summary>
    Task<RecordOutcome> RecordAsync(ResourceDeclaration declaration, RowBlock rows, CancellationToken cancel);
}

/// <summary>What became of recorded rows.</summary>
/// <param name="Accepted">Samples that are durable.</param>
/// <param name="Rejected">Samples that were not taken, by reason.</param>
/// <param name="Message">Why nothing was taken, for a person; empty otherwise.</param>
public sealed record RecordOutcome(int Accepted, IReadOnlyList<(RejectionReason Reason, int Samples)> Rejected, string Message);
