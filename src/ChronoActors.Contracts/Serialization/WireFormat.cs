using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>How one type of message becomes bytes.</summary>
internal sealed record WireFormat(Type Type, string Manifest, Func<object, byte[]> ToBytes, Func<byte[], object> FromBytes)
{
    /// <summary>A message with a writer and a reader of its own, straight to and from the bytes.</summary>
    public static WireFormat Of<TMessage>(string manifest, Func<TMessage, byte[]> write, Func<byte[], TMessage> read)
        where TMessage : class => new(typeof(TMessage), manifest, message => write((TMessage)message), read);

    public static WireFormat Of<TMessage, TProto>(string manifest, Func<TMessage, TProto> toProto, Func<TProto, TMessage> toDomain)
        where TMessage : class
        where TProto : IMessage<TProto>, new()
    {
        var parser = new MessageParser<TProto>(() => new TProto());
        return new WireFormat(typeof(TMessage), manifest, message => toProto((TMessage)message).ToByteArray(), bytes => toDomain(parser.ParseFrom(bytes)));
    }
}
