using Akka.Actor;
using ChronoActors.Agent.Recording;
using ChronoActors.Client;

namespace ChronoActors.Agent.Connection;

/// <summary>Connects the sampling of a stand-alone agent to the cluster.</summary>
internal static class ClusterConnection
{
    /// <summary>Provides the <see cref="IRowSink"/> that delivers to the cluster.</summary>
    /// <param name="services">The agent's services.</param>
    /// <param name="contacts">Nodes to connect to.</param>
    public static IServiceCollection AddClusterConnection(this IServiceCollection services, IReadOnlyList<Address> contacts)
    {
        services.AddSingleton(new ResourceTrackerOptions { ContactPoints = [.. contacts.Select(contact => contact.ToString())] });
        services.AddSingleton<TrackerConnection>();
        services.AddSingleton<IRowSink>(provider => new TrackerSink(() => provider.GetRequiredService<TrackerConnection>().Tracker));
        // Started before the sampling and stopped after it: the last rows are delivered.
        services.AddHostedService(provider => provider.GetRequiredService<TrackerConnection>());
        services.AddHealthChecks().AddCheck<TrackerHealthCheck>("cluster", tags: ["ready"]);
        return services;
    }
}
