using System.Globalization;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Configuration;
using Akka.Event;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Client.Connection;

/// <summary>The actor system of a client that has none of its own.</summary>
internal static class ClientSystem
{
    private const string Name = "ChronoActorsClient";

    public static ActorSystem Start(string hostname)
    {
        var config = ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $$"""
            akka {
              loglevel = WARNING
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              scheduler.tick-duration = 100 ms
              coordinated-shutdown.run-by-clr-shutdown-hook = off
              actor {
                provider = remote
                serialization-settings.allow-unregistered-types = off
              }
              remote {
                retry-gate-closed-for = 1s
                log-remote-lifecycle-events = off
                dot-netty.tcp {
                  hostname = "{{hostname}}"
                  port = 0
                  maximum-frame-size = 4 MiB
                  send-buffer-size = 4 MiB
                  receive-buffer-size = 4 MiB
                }
              }
            }
            """));

        // Nodes that can't be reached, or have another version, are told once, by the outbox, and not at each try of the transport and of the cluster client.
        var quiet = new LogFilterBuilder()
            .ExcludeSourceContaining("/endpointManager")
            .ExcludeSourceContaining("remoting (")
            .ExcludeMessageContaining("Receptionist ")
            .ExcludeSourceContaining(nameof(ContractsSerializer))
            .Build();
        var bootstrap = BootstrapSetup.Create().WithConfig(ContractsSerialization.Config.WithFallback(config).WithFallback(ClientConfig));
        return ActorSystem.Create(Name, bootstrap.And(quiet));
    }

    /// <summary>What the connection needs of any actor system: the outbox owns delivery, so nothing piles up in the client.</summary>
    public static Config ClientConfig { get; } = ConfigurationFactory.ParseString("""
        akka.cluster.client {
          use-legacy-serialization = off
          reconnect-timeout = 30s
          establishing-get-contacts-interval = 1s
          refresh-contacts-interval = 20s
          heartbeat-interval = 1s
          acceptable-heartbeat-pause = 5s
          buffer-size = 100
        }
        """)
        .WithFallback(ClusterClientReceptionist.DefaultConfig())
        // What goes to an actor path travels in an envelope of the publish-subscribe tool.
        .WithFallback(DistributedPubSub.DefaultConfig());
}
