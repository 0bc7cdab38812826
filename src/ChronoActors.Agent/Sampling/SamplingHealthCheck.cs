using ChronoActors.Agent.Settings;
using ChronoActors.Core.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChronoActors.Agent.Sampling;

/// <summary>Healthy while samples are taken: the newest is not older than three of the shortest intervals and 5 s.</summary>
internal sealed class SamplingHealthCheck(SamplingSettings settings, SamplingCounters counters, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var enabled = settings.Samplers.Values.Where(static sampler => sampler.Enabled).ToArray();
        if (enabled.Length == 0)
        {
            return HealthCheckResult.Healthy("All samplers are switched off.");
        }

        if (counters.LastTickNs == 0)
        {
            return HealthCheckResult.Unhealthy("No sample was taken yet.");
        }

        var age = TimeSpan.FromTicks((time.NowNs() - counters.LastTickNs) / TimeSpan.NanosecondsPerTick);
        return age <= (3 * enabled.Min(static sampler => sampler.Interval)) + Grace
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(FormattableString.Invariant($"The newest sample is {age.TotalSeconds:F0} s old."));
    }
}
