using System.ComponentModel;
using ChronoActors.Cluster;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Time;

namespace ChronoActors.Node.Http;

/// <summary><c>GET /api/v1/aggregate</c>: one figure per group of metrics.</summary>
internal static class AggregateEndpoint
{
    private const string Summary =
        "One figure per group of metrics, as PromQL's max by (type) (…); 206 when a part of the cluster is missing from it.";

    public static void MapAggregate(this IEndpointRouteBuilder api) => api.MapGet("/aggregate", AnswerAsync)
        .WithSummary(Summary)
        .Produces<AggregateView>()
        .Produces<AggregateView>(StatusCodes.Status206PartialContent)
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(
        [Description("Which resources and metrics, for example disk{node=~\"edge-.*\"}/read_*; all by default.")] string? selector,
        [Description("What becomes of the figures of a group: max (default), min, avg, sum or count.")] string? function,
        [Description("Which figure of each metric: current (default), average, min, max, sum or count. Metrics without samples have none.")] string? of,
        [Description("Labels to group by, separated by commas; also type, name, metric, unit and resource (the whole identity). One group of everything by default.")] string? by,
        [Description("Only so many groups, the largest first. With by=resource,metric: the metrics with the largest figures.")] int? top,
        [Description("Only so many groups, the smallest first.")] int? bottom,
        ITracker tracker,
        CancellationToken cancel)
    {
        if (!Selector.TryParse(selector ?? "", out var chosen, out var syntax))
        {
            return ApiProblem.Wrong($"selector: {syntax}");
        }

        if (!TryRead<AggregateFunction>(nameof(function), function, out var kind, out var wrong) || !TryRead<AggregateFigure>(nameof(of), of, out var figure, out wrong))
        {
            return ApiProblem.Wrong(wrong);
        }

        var query = new AggregateQuery
        {
            Selector = chosen,
            Function = kind,
            Of = figure,
            By = [.. (by ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Top = top,
            Bottom = bottom,
        };
        if (query.Fault() is { } fault)
        {
            return ApiProblem.Wrong(fault);
        }

        var aggregate = await tracker.AggregateAsync(query, cancel).ConfigureAwait(false);
        return Results.Json(ViewOf(aggregate), statusCode: aggregate.IsComplete ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent);
    }

    private static bool TryRead<T>(string name, string? text, out T value, out string wrong)
        where T : struct, Enum
    {
        var names = Array.ConvertAll(Enum.GetNames<T>(), Word);
        var index = text is null ? 0 : Array.IndexOf(names, text);
        (value, wrong) = (Enum.GetValues<T>()[Math.Max(index, 0)], $"{name} is \"{text}\"; allowed are {string.Join(", ", names)}.");
        return index >= 0;
    }

#pragma warning disable CA1308 // Prometheus users write these in lower case.
    private static string Word(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    private static AggregateView ViewOf(Aggregate aggregate) => new(
        aggregate.GeneratedAtNs,
        UnixTime.ToText(aggregate.GeneratedAtNs),
        aggregate.IsComplete,
        aggregate.Query.Selector.ToString(),
        Word(aggregate.Query.Function.ToString()),
        Word(aggregate.Query.Of.ToString()),
        aggregate.Query.By,
        aggregate.Resources,
        aggregate.Metrics,
        aggregate.GroupCount,
        [.. aggregate.Groups.Select(group => ViewOf(group, aggregate.Query))],
        aggregate.Missing);

    private static AggregateGroupView ViewOf(AggregateGroup group, AggregateQuery query)
    {
        var value = group.Value(query.Function);
        return new AggregateGroupView(
            query.By.Zip(group.Keys).ToDictionary(),
            query.UnitOf(group),
            double.IsFinite(value) ? value : null,
            group.Metrics);
    }
}
