using Akka.Actor;
using ChronoActors.Agent.Recording;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChronoActors.Agent.Connection;

/// <summary>Connects the sampling of a stand-alone agent to the cluster.</summary>
internal static class ClusterConnection
{
    /// <summary>Provides the <see cref="IRowSink"/> that delivers to the cluster.</summary>
    /// <param name="services">The agent's services.</param>
    /// <param name="contacts">Nodes to connect to.</param>
    public static IServiceCollection AddClusterConnection(this IServiceCollection services, IReadOnlyList<Address> contacts)
    {
        services.TryAddSingleton<IRowSink>(provider =>
            new UnconnectedSink(contacts, provider.GetRequiredService<ILogger<UnconnectedSink>>()));
        services.AddHealthChecks().AddCheck<UnconnectedHealthCheck>("cluster", tags: ["ready"]);
        return services;
    }
}
