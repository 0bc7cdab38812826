namespace ChronoActors.Core.Reports.Queries;

/// <summary>One metric of one resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Index">Which of its metrics, from 0. The row is small because there are many.</param>
public readonly record struct ReportRow(ResourceReport Resource, int Index)
{
    /// <summary>The metric.</summary>
    public MetricReport Metric => Resource.Metrics[Index];
}
