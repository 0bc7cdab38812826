namespace ChronoActors.Core.Reports.Queries;

/// <summary>What the rows of a report are sorted by.</summary>
public enum ReportOrder
{
    /// <summary>Identity, then the order of the schema; of groups: the group's value, then the metric's name.</summary>
    Name,

    /// <summary>The newest value; of groups: the sum of the newest values.</summary>
    Current,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The number of samples.</summary>
    Count,

    /// <summary>The timestamp of the newest sample.</summary>
    LastUpdated,
}
