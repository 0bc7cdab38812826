using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChronoActors.Agent.Connection;

/// <summary>An agent is ready once the cluster has acknowledged something.</summary>
internal sealed class TrackerHealthCheck(TrackerConnection connection) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counters = connection.Tracker.Counters;
        return Task.FromResult(counters.Acknowledged > 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The cluster has not acknowledged anything yet; {counters.Pending} samples wait."));
    }
}
