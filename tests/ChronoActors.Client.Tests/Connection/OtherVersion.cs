using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Contracts.Versions;

namespace ChronoActors.Client.Tests.Connection;

/// <summary>What a node of another version sends and takes: a message "zz9" that nobody else knows, and batches under no manifest that it knows.</summary>
public sealed class OtherVersion(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private readonly ContractsSerializer _today = new(system);

    /// <summary>To be put in front of the configuration of the node.</summary>
    public static Config Config { get; } = ConfigurationFactory.ParseString($$"""
        akka.actor.serializers.chrono = "{{typeof(OtherVersion).AssemblyQualifiedName}}"
        akka.actor.serialization-bindings."{{typeof(Invented).AssemblyQualifiedName}}" = chrono
        """);

    public override int Identifier => ContractsSerializer.Id;

    public override string Manifest(object o) => o is Invented ? "zz9" : _today.Manifest(o);

    public override byte[] ToBinary(object obj) => obj is Invented ? [1, 2, 3] : _today.ToBinary(obj);

    public override object FromBinary(byte[] bytes, string manifest) => manifest == "sb" ? new UnknownMessage(manifest) : _today.FromBinary(bytes, manifest);

    private sealed record Invented;

    /// <summary>Answers questions with a message of its own version only, and says that it does not know what it does not know.</summary>
    public sealed class Node : ReceiveActor
    {
        public Node()
        {
            Receive<AskReport>(_ => Sender.Tell(new Invented()));
            Receive<UnknownMessage>(unknown => Sender.Tell(NotUnderstood.Of(unknown)));
        }
    }
}
