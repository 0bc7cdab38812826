using ChronoActors.Client.Connection;
using ChronoActors.Client.Reports;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Statistics;

namespace ChronoActors.Client;

/// <summary>The part that asks the cluster.</summary>
public sealed partial class ResourceTracker
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestAsk = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<ClusterStats> GetClusterStatsAsync(string selector = "*", TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        var chosen = ParseSelector(selector);
        var report = await AskAsync(chosen, timeout, cancellation).ConfigureAwait(false);
        return new ClusterStats([.. report.Resources.Select(resource => resource.Matching(chosen)).OfType<ResourceReport>().SelectMany(StatsOf)], report.Missing);
    }

    /// <inheritdoc/>
    public async Task<string> GenerateReportAsync(
        string selector = "*", ReportFormat format = ReportFormat.Text, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        ReportText.Require(format);
        var chosen = ParseSelector(selector);
        var report = await AskAsync(chosen, timeout, cancellation).ConfigureAwait(false);
        return ReportText.Of(report, format, chosen);
    }

    private static Selector ParseSelector(string selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Selector.TryParse(selector, out var parsed, out var error)
            ? parsed
            : throw new ArgumentException($"\"{Shown(selector)}\" is not a selector: {error.Message}", nameof(selector));
    }

    private static IEnumerable<MetricStats> StatsOf(ResourceReport resource) =>
        resource.Metrics.Select(metric => new MetricStats(resource.Id, resource.Type, metric.Metric, StatsOf(metric.Statistics)));

    private static ResourceStats StatsOf(MetricStatistics known) =>
        new(known.Min, known.Max, known.Average, known.Current, known.LastUpdatedNs, known.Count, known.Sum);

    private Task<Report> AskAsync(Selector selector, TimeSpan? timeout, CancellationToken cancellation)
    {
        var limit = RequireTimeout(timeout);
        return RequireLink().AskAsync(selector.ToString(), limit, cancellation);
    }

    private static TimeSpan RequireTimeout(TimeSpan? timeout)
    {
        var limit = timeout ?? AskTimeout;
        return limit > TimeSpan.Zero && limit <= LongestAsk
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(timeout), limit, "allowed is more than 0, up to 10 minutes.");
    }

    private ClusterLink RequireLink()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _link ?? throw new InvalidOperationException($"The tracker is not connected to a cluster; {nameof(ConnectToAsync)} connects it.");
    }
}
