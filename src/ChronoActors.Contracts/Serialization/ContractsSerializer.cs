using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Event;
using Akka.Serialization;
using ChronoActors.Contracts.Versions;
using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// The one serializer of messages, journal events and snapshots: protobuf schemas behind short manifests. A type name in a
/// frame is never looked at. Thread-safe.
/// </summary>
public sealed class ContractsSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>The serializer's number in frames and in the journal.</summary>
    public const int Id = 7301;

    /// <summary>Strangers may send any manifest.</summary>
    private const int MaxTold = 100;

    private readonly ConcurrentDictionary<string, bool> _told = [];

    /// <inheritdoc/>
    public override int Identifier => Id;

    /// <summary>The manifests that this program reads.</summary>
    public static IEnumerable<string> Manifests => WireFormats.ByManifest.Keys;

    /// <inheritdoc/>
    public override string Manifest(object o) => FormatOf(o).Manifest;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => FormatOf(obj).ToBytes(obj);

    /// <summary>Reads a message; one that this version does not know is an <see cref="UnknownMessage"/>, and told once in the log.</summary>
    /// <exception cref="SerializationException">The bytes are not of the manifest's schema.</exception>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (!WireFormats.ByManifest.TryGetValue(manifest, out var format))
        {
            return Unknown(manifest);
        }

        try
        {
            return format.FromBytes(bytes);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or FormatException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw new SerializationException($"The bytes of a \"{manifest}\" message are malformed: {fault.Message}", fault);
        }
    }

    /// <summary>Reads an event or a snapshot: what this version does not know can't be left out.</summary>
    /// <exception cref="SerializationException">The manifest is unknown, or the bytes are not of its schema.</exception>
    public object FromStored(byte[] bytes, string manifest) => FromBinary(bytes, manifest) is var stored and not UnknownMessage
        ? stored
        : throw new SerializationException(
            $"Unknown manifest \"{manifest}\": it was written by a newer version of ChronoActors. Finish the upgrade, then read it again.");

    private UnknownMessage Unknown(string manifest)
    {
        var unknown = new UnknownMessage(manifest);
        if (_told.Count < MaxTold && _told.TryAdd(unknown.Manifest, true))
        {
            Logging.GetLogger(system, nameof(ContractsSerializer)).Warning("Not understood: {0}", unknown.Explanation);
        }

        return unknown;
    }

    private static WireFormat FormatOf(object message) =>
        WireFormats.ByType.TryGetValue(message.GetType(), out var format)
            ? format
            : throw new SerializationException($"{message.GetType()} has no wire format.");
}
