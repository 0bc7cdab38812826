using ChronoActors.Node.Health;

namespace ChronoActors.Node.Http;

/// <summary>Probes for whoever runs the process.</summary>
internal static class HealthEndpoints
{
    private const string Tag = "Probes";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // The database is not part of being alive: a restart would not bring it back.
        routes.MapGet("/healthz/live", () => Results.Text("alive\n")).WithSummary("Whether the process answers.").WithTags(Tag);
        routes.MapGet("/healthz/ready", async (NodeHealth health, CancellationToken cancel) =>
                await health.WhyNotReadyAsync(cancel).ConfigureAwait(false) is { } why
                    ? Results.Text($"not ready: {why}\n", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("ready\n"))
            .WithSummary("Whether the node is Up in the cluster, its shards can find it and its database answers; the text says what is not.")
            .WithTags(Tag)
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain");
    }
}
