using ChronoActors.Cluster;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Operator.Palettes.Tracker;

/// <summary><c>tracker list</c>.</summary>
internal sealed class ListCommand(ITracker tracker) : Command
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new("resource"), new("type"), Column.Number("metrics"), Column.Number("samples"), Column.Time("lastUpdated"), Column.Number("alerts"), Column.Number("rejected"), new("asleep"),
    ];

    /// <inheritdoc/>
    public override CommandDescription Description { get; } = Describe(
        "list", "list the resources", [TrackerParameters.SelectorArgument], examples: ["tracker list", "tracker list '{type=\"disk\"}'"]);

    /// <inheritdoc/>
    public override async Task<ExitCode> RunAsync(CommandContext context)
    {
        var selector = context.Get(TrackerParameters.SelectorArgument);
        var report = await Completeness.AskAsync(cancel => tracker.ReportAsync(selector, cancel), context);
        var resources = report.Resources.Select(resource => resource.Matching(selector)).OfType<ResourceReport>();
        await context.Out.TableAsync("resources", Columns, resources.OrderBy(resource => resource.Id, ResourceId.Order).Select(Row), context.Cancel);
        return await Completeness.JudgeAsync(report, context);
    }

    private static IReadOnlyList<Cell> Row(ResourceReport resource)
    {
        var updated = resource.Metrics.Where(metric => metric.Statistics.Count > 0).Select(metric => metric.Statistics.LastUpdatedNs).DefaultIfEmpty().Max();
        return
        [
            resource.Id.ToString(),
            resource.Type,
            resource.Metrics.Length,
            resource.Metrics.Sum(metric => metric.Statistics.Count),
            updated == 0 ? Cell.Nothing : UnixTime.ToText(updated),
            resource.Alerts.Count(alert => alert.IsRaised),
            resource.Rejected.Values.Sum(),
            resource.IsAsleep,
        ];
    }
}
