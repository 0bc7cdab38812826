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
internal sealed class BuiltinAgent(IServiceProvider services) : IHostedService
{
    /// <summary>Its tracker, or null before the host has started.</summary>
    public ResourceTracker? Started { get; private set; }

    private ResourceTracker Tracker => Started ?? throw new InvalidOperationException("The built-in agent has not been started.");

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Started = ResourceTracker.Local(
            services.GetRequiredService<ActorSystem>(),
            services.GetRequiredService<IReadOnlyActorRegistry>().Get<IngressKey>(),
            new ResourceTrackerOptions { TimeProvider = services.GetRequiredService<TimeProvider>() });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Started is not null)
        {
            await Started.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Adds the agent; started before the sampling and stopped after it.</summary>
    public static void AddTo(IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton<BuiltinAgent>();
        services.AddHostedService(provider => provider.GetRequiredService<BuiltinAgent>());
        services.AddSingleton<IRowSink>(provider => new TrackerSink(() => provider.GetRequiredService<BuiltinAgent>().Tracker));
        services.AddSampling(SamplingSettings.From(settings.Hocon));
    }
}
