using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Stands in the place of Akka's JSON serializer, which takes whatever nobody bound and constructs the type that a frame names:
/// refuses both. Thread-safe.
/// </summary>
public sealed class RefusingSerializer : Serializer
{
    /// <summary>The number of the serializer that it replaces.</summary>
    public const int Id = 1;

    /// <summary>As Akka makes it.</summary>
    /// <param name="system">Its actor system.</param>
    /// <param name="settings">What the configuration has for the serializer that it replaces; of no use here.</param>
    public RefusingSerializer(ExtendedActorSystem system, Config settings)
        : base(system) => ArgumentNullException.ThrowIfNull(settings);

    /// <inheritdoc/>
    public override int Identifier => Id;

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    /// <exception cref="SerializationException">Always.</exception>
    public override byte[] ToBinary(object obj) =>
        throw new SerializationException($"{obj.GetType()} has no schema: nothing leaves a process, or gets into the journal, without one.");

    /// <inheritdoc/>
    /// <exception cref="SerializationException">Always.</exception>
    public override object FromBinary(byte[] bytes, Type type) =>
        throw new SerializationException("A frame names a type to construct; that is never done.");
}
