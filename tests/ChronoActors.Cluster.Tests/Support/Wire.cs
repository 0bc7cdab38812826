using Akka.Actor;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Cluster.Tests.Support;

/// <summary>Messages, events and snapshots as they come from another process or out of a database.</summary>
internal static class Wire
{
    /// <summary>The bytes of something that leaves the process. Only the contracts' own serializer may write it.</summary>
    public static (string Manifest, byte[] Bytes) Write(this ActorSystem system, object something)
    {
        var serializer = Assert.IsType<ContractsSerializer>(system.Serialization.FindSerializerFor(something));
        return (serializer.Manifest(something), serializer.ToBinary(something));
    }

    /// <summary>Reads back what <see cref="Write"/> wrote.</summary>
    public static object Read(this ActorSystem system, (string Manifest, byte[] Bytes) written) =>
        system.Serialization.Deserialize(written.Bytes, ContractsSerializer.Id, written.Manifest);

    /// <summary>A message after its way over the wire.</summary>
    public static T Transfer<T>(this ActorSystem system, T message)
        where T : notnull => (T)system.Read(system.Write(message));
}
