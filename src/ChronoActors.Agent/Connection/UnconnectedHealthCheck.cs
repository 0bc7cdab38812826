using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChronoActors.Agent.Connection;

/// <summary>An agent that delivers nowhere is not ready.</summary>
internal sealed class UnconnectedHealthCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Unhealthy("Not connected to a cluster."));
}
