namespace ChronoActors.Core.Reports.Queries;

/// <summary>One metric of one resource.</summary>
public readonly record struct ReportRow(ResourceReport Resource, MetricReport Metric);
