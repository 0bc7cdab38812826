using ChronoActors.Node.Health;

namespace ChronoActors.Node.Http;

/// <summary>Probes for whoever runs the process.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // The database is not part of being alive: a restart would not bring it back.
        routes.MapGet("/healthz/live", () => Results.Text("alive\n")).WithSummary("Whether the process answers.");
        routes.MapGet("/healthz/ready", async (NodeHealth health, CancellationToken cancel) =>
                await health.WhyNotReadyAsync(cancel).ConfigureAwait(false) is { } why
                    ? Results.Text($"not ready: {why}\n", statusCode: StatusCodes.Status503ServiceUnavailable)
                    : Results.Text("ready\n"))
            .WithSummary("Whether the node is Up in the cluster and its database answers.");
    }
}
