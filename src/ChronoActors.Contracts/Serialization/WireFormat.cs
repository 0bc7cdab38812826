using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>How one type of message becomes bytes.</summary>
internal sealed record WireFormat(Type Type, string Manifest, Func<object, IMessage> ToProto, Func<byte[], object> FromBytes)
{
    public static WireFormat Of<TMessage, TProto>(string manifest, Func<TMessage, TProto> toProto, Func<TProto, TMessage> toDomain)
        where TMessage : class
        where TProto : IMessage<TProto>, new()
    {
        var parser = new MessageParser<TProto>(() => new TProto());
        return new WireFormat(typeof(TMessage), manifest, message => toProto((TMessage)message), bytes => toDomain(parser.ParseFrom(bytes)));
    }
}
