using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChronoActors.Agent.Sampling;

/// <summary>Adds the sampling of this machine to a host.</summary>
public static class SamplingServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="SamplingService"/>, its <see cref="SamplingCounters"/> and the health check <c>sampling</c> (tag
    /// <c>ready</c>). The host brings an <see cref="IRowSink"/>, which may need services that were added, and so start, before; and a <see cref="TimeProvider"/> if it wants another than the
    /// system's.
    /// </summary>
    public static IServiceCollection AddSampling(this IServiceCollection services, SamplingSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SamplingCounters>();
        services.AddSingleton(settings);
        services.AddHostedService(static provider => new SamplingService(
            provider.GetRequiredService<SamplingSettings>(),
            provider.GetRequiredService<IRowSink>,
            provider.GetRequiredService<SamplingCounters>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SamplingService>>()));
        services.AddHealthChecks().AddCheck<SamplingHealthCheck>("sampling", tags: ["ready"]);
        return services;
    }
}
