using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using ChronoActors.Agent.Http;
using ChronoActors.Agent.Sampling;
using ChronoActors.Cluster;
using ChronoActors.Cluster.Telemetry;
using Prometheus;

namespace ChronoActors.Node.Http;

/// <summary>The node's own figures in the Prometheus format: its process, the cluster as it sees it, its shards, its built-in agent.</summary>
internal static class NodeMetrics
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A registry that reads the figures when it is asked.</summary>
    public static CollectorRegistry Registry(IServiceProvider services)
    {
        // Not the library's default: its listeners to all events of the runtime cost more than they tell.
        var registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(registry);
        var bridge = MeterBridge.Start(TrackingMeter.Name, registry);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(bridge.Dispose);
        AddCluster(registry, services);
        AddShards(registry, services);
        if (services.GetService<BuiltinAgent>() is { } agent)
        {
            SamplingMetrics.AddTo(registry, services.GetRequiredService<SamplingCounters>());
            OutboxMetrics.AddTo(registry, () => agent.Started);
        }

        return registry;
    }

    private static void AddCluster(CollectorRegistry registry, IServiceProvider services)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        var members = factory.CreateGauge("chrono_cluster_members", "Members of the cluster, whatever their status.");
        var unreachable = factory.CreateGauge("chrono_cluster_unreachable_members", "Members that this node can't reach.");
        registry.AddBeforeCollectCallback(() =>
        {
            var state = Akka.Cluster.Cluster.Get(services.GetRequiredService<ActorSystem>()).State;
            members.Set(state.Members.Count);
            unreachable.Set(state.Unreachable.Count);
        });
    }

    private static void AddShards(CollectorRegistry registry, IServiceProvider services)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        var shards = factory.CreateGauge("chrono_shards", "Shards of resources on this node.");
        var awake = factory.CreateGauge("chrono_resources_awake", "Resources in the memory of this node.");
        registry.AddBeforeCollectCallback(async cancel =>
        {
            try
            {
                var region = services.GetRequiredService<IReadOnlyActorRegistry>().Get<ResourcesKey>();
                var stats = await region.Ask<ShardRegionStats>(GetShardRegionStats.Instance, Patience, cancel).ConfigureAwait(false);
                shards.Set(stats.Stats.Count);
                awake.Set(stats.Stats.Values.Sum());
            }
            catch (AskTimeoutException)
            {
                // The last figures stand: a page of metrics that fails as a whole would hide that the node is slow.
            }
        });
    }
}
