using ChronoActors.Cluster;
using ChronoActors.Contracts.Commands;
using ChronoActors.Node.Rules;

namespace ChronoActors.Node.Http;

/// <summary><c>/api/v1/rules</c>: the alert rules of the cluster.</summary>
internal static class RuleEndpoints
{
    private const string OfOne = "/rules/{name}";

    public static void MapRules(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rules", async (IAlerts alerts, CancellationToken cancel) =>
                (await alerts.RulesAsync(cancel).ConfigureAwait(false)).Rules.Values.Select(RuleView.Of).ToList())
            .WithSummary("All alert rules, by name.");
        api.MapGet(OfOne, async (string name, IAlerts alerts, CancellationToken cancel) =>
                (await alerts.RulesAsync(cancel).ConfigureAwait(false)).Rules.GetValueOrDefault(name) is { } rule
                    ? Results.Json(RuleView.Of(rule))
                    : Results.Problem($"there is no rule {name}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such rule."))
            .WithSummary("One alert rule.")
            .Produces<RuleView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut(OfOne, SetAsync)
            .ForOperators("setting a rule")
            .WithSummary("Set a rule, in the place of one of the same name. The answer comes when it is durable.")
            .Accepts<RuleBody>("application/json")
            .Produces<RuleView>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapDelete(OfOne, async (string name, IAlerts alerts, CancellationToken cancel) =>
                Tell(await alerts.RemoveAsync(name, cancel).ConfigureAwait(false), Results.NoContent()))
            .ForOperators("removing a rule")
            .WithSummary("Remove a rule; done, too, where there is none.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SetAsync(string name, HttpRequest request, IAlerts alerts, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
        {
            return Results.Problem("the content type must be application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        using var reader = new StreamReader(request.Body);
        if (RuleFile.ReadRule(await reader.ReadToEndAsync(cancel).ConfigureAwait(false), name, out var faults) is not { } rule)
        {
            return ApiProblem.Wrong(string.Join('\n', faults));
        }

        return Tell(await alerts.SetAsync(rule, cancel).ConfigureAwait(false), Results.Json(RuleView.Of(rule)));
    }

    private static IResult Tell(CommandOutcome outcome, IResult done) => outcome.Done ? done : ApiProblem.Wrong(outcome.Message);
}
