using System.Collections.Immutable;

namespace ChronoActors.Core.Reports.Queries;

/// <summary>A report as a query asked for it: what the writers write. Immutable.</summary>
public sealed record ReportView
{
    internal ReportView()
    {
    }

    /// <summary>When the report was put together, nanoseconds since the Unix epoch.</summary>
    public required long GeneratedAtNs { get; init; }

    /// <summary>What was asked.</summary>
    public required ReportQuery Query { get; init; }

    /// <summary>The rows in the order asked for, at most <see cref="ReportQuery.Top"/>; empty for a grouped report.</summary>
    public ImmutableArray<ReportRow> Rows { get; init; } = [];

    /// <summary>The rows of a grouped report in the order asked for, at most <see cref="ReportQuery.Top"/>.</summary>
    public ImmutableArray<GroupRow> Groups { get; init; } = [];

    /// <summary>How many rows (or groups) there were before the cut.</summary>
    public required int RowCount { get; init; }

    /// <summary>How many resources were selected.</summary>
    public required int ResourceCount { get; init; }

    /// <summary>How many of them are asleep.</summary>
    public required int AsleepCount { get; init; }

    /// <summary>How many metrics of them were selected.</summary>
    public required int MetricCount { get; init; }

    /// <summary>The thresholds of the selected metrics, raised ones first, then by identity. Never cut.</summary>
    public required ImmutableArray<AlertRow> Alerts { get; init; }

    /// <summary>What the selected resources' producers sent in vain, by identity. Never cut.</summary>
    public required ImmutableArray<RejectedRow> Rejected { get; init; }

    /// <summary>What could not be asked, whatever the query.</summary>
    public required ImmutableArray<MissingPart> Missing { get; init; }

    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.IsEmpty;

    /// <summary>Whether the report has a row per group instead of one per resource and metric.</summary>
    public bool IsGrouped => Query.GroupBy is not null;
}
