using Akka.Actor;
using Akka.Hosting;
using ChronoActors.Agent.Connection;
using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Sampling;
using ChronoActors.Agent.Settings;
using ChronoActors.Client;
using ChronoActors.Cluster;
using ChronoActors.Node.Settings;

namespace ChronoActors.Node;

/// <summary>The agent that runs inside the node: the same samplers and the same outbox, without the network in between.</summary>
internal static class BuiltinAgent
{
    public static IServiceCollection AddBuiltinAgent(this IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton<IResourceTracker>(provider => ResourceTracker.Local(
            provider.GetRequiredService<ActorSystem>(),
            provider.GetRequiredService<IReadOnlyActorRegistry>().Get<IngressKey>(),
            new ResourceTrackerOptions { TimeProvider = provider.GetRequiredService<TimeProvider>() }));
        services.AddSingleton<IRowSink>(provider => new TrackerSink(provider.GetRequiredService<IResourceTracker>()));
        return services.AddSampling(SamplingSettings.From(settings.Hocon));
    }
}
