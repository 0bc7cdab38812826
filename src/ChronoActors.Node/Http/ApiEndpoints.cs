using System.ComponentModel;
using ChronoActors.Cluster;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Reports.Writers;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Node.Http;

/// <summary>The JSON API: what the operator's commands show, for programs.</summary>
internal static class ApiEndpoints
{
    private const string SelectorHint = "which resources and metrics, for example disk{node=~\"edge-.*\"}/read_*; all of them without it";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Tracking");
        api.MapGet("/report", ReportAsync)
            .WithSummary("The consolidated report: text, json or csv; 206 when a part of the cluster is missing from it.")
            .Produces(StatusCodes.Status200OK)
            .Produces(StatusCodes.Status206PartialContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapAggregate();
        api.MapRules();
        api.MapAlerts();
        api.MapGet("/resources", ResourcesAsync)
            .WithSummary("Who is tracked: identity, type, metrics, whether asleep; 206 when a part of the cluster is missing from it.")
            .Produces<IReadOnlyList<ResourceView>>()
            .Produces<IReadOnlyList<ResourceView>>(StatusCodes.Status206PartialContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/stats", ([Description(SelectorHint)] string? selector, ITracker tracker, HttpContext http, CancellationToken cancel) =>
                ReportAsync(selector, "json", null, null, null, tracker, http, cancel))
            .WithSummary("The statistics of the selected resources and metrics, as the JSON report; 206 when a part of the cluster is missing from it.")
            .Produces(StatusCodes.Status200OK)
            .Produces(StatusCodes.Status206PartialContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ReportAsync(
        [Description(SelectorHint)] string? selector,
        [Description("json (the default), text or csv")] string? format,
        [Description("a row per value of this label, or of type or name, instead of one per metric")] string? group,
        [Description("name (the default), current, average, min, max, count or last-updated; :asc or :desc may follow")] string? sort,
        [Description("only so many rows, from 1")] int? top,
        ITracker tracker,
        HttpContext http,
        CancellationToken cancel)
    {
        if (!ReportFormats.TryFind(format ?? "json", out var writer))
        {
            return ApiProblem.Wrong($"format is \"{format}\"; allowed are {string.Join(", ", ReportFormats.All.Select(known => known.Format))}.");
        }

        if (!Selector.TryParse(selector ?? "", out var chosen, out var syntax))
        {
            return ApiProblem.Wrong($"selector: {syntax}");
        }

        if (!ReportSort.TryParse(sort ?? "name", out var order, out var fault))
        {
            return ApiProblem.Wrong($"sort is \"{sort}\": {fault}.");
        }

        var query = new ReportQuery { Selector = chosen, GroupBy = group, Sort = order, Top = top };
        if (query.Fault() is { } wrong)
        {
            return ApiProblem.Wrong(wrong);
        }

        var report = await tracker.ReportAsync(chosen, cancel).ConfigureAwait(false);
        http.Response.StatusCode = report.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        http.Response.ContentType = writer.MediaType;
        await writer.WriteAsync(report.Apply(query), http.Response.BodyWriter, cancel).ConfigureAwait(false);
        return Results.Empty;
    }

    private static async Task<IResult> ResourcesAsync([Description(SelectorHint)] string? selector, ITracker tracker, CancellationToken cancel)
    {
        if (!Selector.TryParse(selector ?? "", out var chosen, out var syntax))
        {
            return ApiProblem.Wrong($"selector: {syntax}");
        }

        var report = await tracker.ReportAsync(chosen, cancel).ConfigureAwait(false);
        var resources = report.Resources.Select(resource => new ResourceView(
            resource.Id.ToString(),
            resource.Id.Name,
            resource.Id.Labels.ToDictionary(label => label.Name, label => label.Value),
            resource.Type,
            [.. resource.Metrics.Select(metric => new MetricView(metric.Metric.Name, metric.Metric.Unit, metric.Metric.Kind.ToString().ToLowerInvariant()))],
            resource.IsAsleep));
        return Results.Json(resources.ToList(), statusCode: report.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent);
    }
}

/// <summary>A tracked resource in the API.</summary>
internal sealed record ResourceView(
    string Resource,
    string Name,
    IReadOnlyDictionary<string, string> Labels,
    string Type,
    IReadOnlyList<MetricView> Metrics,
    bool IsAsleep);

/// <summary>A metric of a resource in the API.</summary>
internal sealed record MetricView(string Name, string Unit, string Kind);
