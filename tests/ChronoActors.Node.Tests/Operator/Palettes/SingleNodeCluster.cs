using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Operator.Palettes;

/// <summary>A cluster of one member with one sharded entity type.</summary>
public sealed class SingleNodeCluster : IAsyncLifetime
{
    private const string Settings = """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.actor.provider = cluster
        akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
        akka.cluster.sharding.state-store-mode = ddata
        akka.coordinated-shutdown.exit-clr = off
        """;

    public ActorSystem System { get; } = ActorSystem.Create("palettes", ConfigurationFactory.ParseString(Settings).WithFallback(ClusterSharding.DefaultConfig()));

    public Akka.Cluster.Cluster Cluster => Akka.Cluster.Cluster.Get(System);

    public async Task InitializeAsync()
    {
        Cluster.Join(Cluster.SelfAddress);
        await Eventually.HoldsAsync(() => Cluster.SelfMember.Status == MemberStatus.Up, TimeSpan.FromSeconds(30), "the member to be up");
    }

    public Task DisposeAsync() => System.Terminate();
}
