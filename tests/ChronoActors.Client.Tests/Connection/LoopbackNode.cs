using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster.Tools.Client;
using Akka.Configuration;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>A node with a real receptionist on the loopback, whose ingress takes everything.</summary>
internal static class LoopbackNode
{
    /// <summary>The settings of a tracker that is to find the node.</summary>
    public static ResourceTrackerOptions OptionsFor(ActorSystem node)
    {
        var address = ((ExtendedActorSystem)node).Provider.DefaultAddress;
        return new ResourceTrackerOptions { ContactPoints = [$"{address.Host}:{address.Port}"], CloseTimeout = TimeSpan.FromSeconds(2) };
    }

    /// <param name="port">Its port; 0 for any.</param>
    /// <param name="seen">Gets each value that it takes.</param>
    /// <param name="version">What makes it one of another version.</param>
    public static ActorSystem Start(int port, ConcurrentBag<double> seen, Config? version = null)
    {
        var node = ActorSystem.Create("ChronoActors", (version ?? Config.Empty).WithFallback(ContractsSerialization.Config)
            .WithFallback(ConfigurationFactory.ParseString($$"""
                akka.loglevel = ERROR
                akka.actor.provider = cluster
                akka.remote.dot-netty.tcp.hostname = 127.0.0.1
                akka.remote.dot-netty.tcp.port = {{port}}
                akka.cluster.client.use-legacy-serialization = off
                akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
                """))
            .WithFallback(ClusterClientReceptionist.DefaultConfig()));
        var cluster = Akka.Cluster.Cluster.Get(node);
        cluster.Join(cluster.SelfAddress);
        ClusterClientReceptionist.Get(node).RegisterService(node.ActorOf(Props.Create(() => new EchoIngress(seen)), "ingress"));
        return node;
    }

    /// <summary>Takes everything and says that it is durable.</summary>
    private sealed class EchoIngress : ReceiveActor
    {
        public EchoIngress(ConcurrentBag<double> seen)
        {
            Receive<UnknownMessage>(unknown => Sender.Tell(NotUnderstood.Of(unknown)));
            Receive<ResourceCommand>(_ => Sender.Tell(new CommandOutcome(true, "done")));
            Receive<SampleBatch>(batch => Sender.Tell(new BatchVerdict(batch.Producer, [.. batch.Deliveries.Select(delivery => Take(delivery, seen))], [])));
        }

        private static ResourceVerdict Take(RowDelivery delivery, ConcurrentBag<double> seen)
        {
            var rows = new RowBlock(1);
            if (!delivery.Rows.IsEmpty)
            {
                ChunkCodec.Decode(delivery.Rows.Span, rows);
            }

            foreach (var value in rows.Column(0).Last)
            {
                seen.Add(value);
            }

            var last = delivery.FirstSequence + rows.RowCount - 1;
            return new ResourceVerdict(delivery.Handle, last, last, 0, RejectionReason.None, "", []);
        }
    }
}
