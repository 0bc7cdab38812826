using System.ComponentModel;
using ChronoActors.Cluster;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Time;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Http;

/// <summary><c>/api/v1/alerts</c>: what is raised now, and what was raised and cleared.</summary>
internal static class AlertEndpoints
{
    private const int UsualLimit = 100;
    private const string SelectorHint = "on which resources and metrics, for example disk{node=~\"edge-.*\"}/read_*; all of them without it";

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/alerts", FiringAsync)
            .WithSummary("The alerts that are raised now; 206 when a part of the cluster is missing from it.")
            .Produces<FiringView>()
            .Produces<FiringView>(StatusCodes.Status206PartialContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/alerts/history", HistoryAsync)
            .WithSummary("What rules have raised and cleared, newest first; the newest 10,000 are kept.")
            .Produces<HistoryView>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> FiringAsync([Description(SelectorHint)] string? selector, ITracker tracker, IAlerts alerts, CancellationToken cancel)
    {
        if (!Selector.TryParse(selector ?? "", out var chosen, out var syntax))
        {
            return ApiProblem.Wrong($"selector: {syntax}");
        }

        var rules = await alerts.RulesAsync(cancel).ConfigureAwait(false);
        var report = await tracker.ReportAsync(chosen, cancel).ConfigureAwait(false);
        var firing = FiringAlert.In(report, chosen, rules).Select(alert => FiringAlertView.Of(alert, report.GeneratedAtNs));
        var view = new FiringView(report.GeneratedAtNs, UnixTime.ToText(report.GeneratedAtNs), report.IsComplete, [.. firing], report.Missing);
        return Results.Json(view, statusCode: report.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent);
    }

    private static async Task<IResult> HistoryAsync(
        [Description("on which resources and metrics; a resource's type is not in the history")] string? selector,
        [Description("the rule; all of them without it")] string? rule,
        [Description("only so many, from 1 to 1000 (default 100)")] int? limit,
        IAlerts alerts,
        CancellationToken cancel)
    {
        if (!Selector.TryParse(selector ?? "", out var chosen, out var syntax))
        {
            return ApiProblem.Wrong($"selector: {syntax}");
        }

        if (limit is < 1 or > AskAlertHistory.Limit)
        {
            return ApiProblem.Wrong($"limit is {limit}; allowed are 1 to {AskAlertHistory.Limit}.");
        }

        var history = await alerts.HistoryAsync(chosen, rule ?? "", limit ?? UsualLimit, cancel).ConfigureAwait(false);
        return Results.Json(new HistoryView(history.FirstNumber, history.LastNumber, [.. history.Transitions.Select(TransitionView.Of)]));
    }
}
