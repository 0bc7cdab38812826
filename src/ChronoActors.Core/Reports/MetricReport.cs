using ChronoActors.Core.Resources;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Core.Reports;

/// <summary>One metric in a report.</summary>
public sealed record MetricReport(Metric Metric, MetricStatistics Statistics);
