using ChronoActors.Core.Resources;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports;

/// <summary>One metric in a report. A value, so that a resource's metrics lie side by side in memory.</summary>
public readonly record struct MetricReport(Metric Metric, MetricStatistics Statistics);
