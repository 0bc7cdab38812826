using System.Globalization;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using Akka.Configuration;
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
              coordinated-shutdown.run-by-clr-shutdown-hook = off
              actor {
                provider = remote
                serialization-settings.allow-unregistered-types = off
              }
              remote {
                log-remote-lifecycle-events = off
                dot-netty.tcp {
                  hostname = "{{hostname}}"
                  port = 0
                }
              }
            }
            """));
        return ActorSystem.Create(Name, ContractsSerialization.Config.WithFallback(config).WithFallback(ClientConfig));
    }

    /// <summary>What the connection needs of any actor system: the outbox owns delivery, so nothing piles up in the client.</summary>
    public static Config ClientConfig { get; } = ConfigurationFactory.ParseString("""
        akka.cluster.client {
          use-legacy-serialization = off
          reconnect-timeout = 30s
          establishing-get-contacts-interval = 1s
          refresh-contacts-interval = 20s
          heartbeat-interval = 2s
          acceptable-heartbeat-pause = 8s
          buffer-size = 100
        }
        """).WithFallback(ClusterClientReceptionist.DefaultConfig());
}
