using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;
using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>What producers, ingress and entities tell each other, to and from its schema.</summary>
internal static class IngestionMapping
{
    public static Proto.NotHere ToProto(this NotHere notHere) => new() { Producer = notHere.Producer.ToProto(), Handles = { notHere.Handles } };

    public static NotHere ToDomain(this Proto.NotHere proto) => new(proto.Producer.ToProducer(), [.. proto.Handles]);

    public static Proto.BatchVerdict ToProto(this BatchVerdict verdict)
    {
        var proto = new Proto.BatchVerdict { Producer = verdict.Producer.ToProto() };
        foreach (var resource in verdict.Resources)
        {
            proto.Resources.Add(resource.ToProto());
        }

        proto.UnknownHandles.AddRange(verdict.UnknownHandles);
        proto.Taken.AddRange(verdict.Taken.Select(taken => new Proto.TakenBatch { Number = taken.Number, Handles = { taken.Handles } }));
        return proto;
    }

    public static BatchVerdict ToDomain(this Proto.BatchVerdict proto) =>
        new(proto.Producer.ToProducer(), [.. proto.Resources.Select(ToDomain)], [.. proto.UnknownHandles])
        {
            Taken = [.. proto.Taken.Select(taken => new TakenBatch(taken.Number, [.. taken.Handles]))],
        };

    public static Proto.Deliver ToProto(this Deliver deliver) => new()
    {
        Entity = deliver.Entity,
        Producer = deliver.Producer.ToProto(),
        Schema = deliver.Schema,
        Declaration = deliver.Declaration?.ToProto(),
        Rows = deliver.Rows.ToProto(),
    };

    public static Deliver ToDomain(this Proto.Deliver proto) =>
        new(proto.Entity, proto.Producer.ToProducer(), proto.Schema, proto.Declaration?.ToDomain(), proto.Rows.ToDomain());

    public static Proto.DeliveryReply ToProto(this DeliveryReply reply) => new()
    {
        Producer = reply.Producer.ToProto(),
        Verdict = reply.Verdict.ToProto(),
        NeedsDeclaration = reply.NeedsDeclaration,
    };

    public static DeliveryReply ToDomain(this Proto.DeliveryReply proto) =>
        new(proto.Producer.ToProducer(), proto.Verdict.ToDomain(), proto.NeedsDeclaration);

    private static Proto.RowDelivery ToProto(this RowDelivery delivery) => new()
    {
        Handle = delivery.Handle,
        BaseSequence = delivery.BaseSequence,
        FirstSequence = delivery.FirstSequence,
        Flush = delivery.Flush,
        Rows = UnsafeByteOperations.UnsafeWrap(delivery.Rows),
    };

    private static RowDelivery ToDomain(this Proto.RowDelivery proto) =>
        new(proto.Handle, proto.BaseSequence, proto.FirstSequence, proto.Flush, proto.Rows.Memory);

    private static Proto.ResourceVerdict ToProto(this ResourceVerdict verdict)
    {
        var proto = new Proto.ResourceVerdict
        {
            Handle = verdict.Handle,
            DurableSequence = verdict.DurableSequence,
            AcceptedSequence = verdict.AcceptedSequence,
            ExpectedSequence = verdict.ExpectedSequence,
            Refused = (int)verdict.Refused,
            Message = verdict.Message,
        };
        foreach (var rejection in verdict.Rejections)
        {
            proto.Rejections.Add(new Proto.RowRejection
            {
                Sequence = rejection.Sequence,
                Reason = (int)rejection.Reason,
                Samples = rejection.Samples,
            });
        }

        return proto;
    }

    private static ResourceVerdict ToDomain(this Proto.ResourceVerdict proto) => new(
        proto.Handle,
        proto.DurableSequence,
        proto.AcceptedSequence,
        proto.ExpectedSequence,
        (RejectionReason)proto.Refused,
        proto.Message,
        proto.Rejections.Count == 0
            ? []
            : [.. proto.Rejections.Select(rejection => new RowRejection(rejection.Sequence, (RejectionReason)rejection.Reason, rejection.Samples))]);

    internal static ByteString ToProto(this ProducerId producer) => producer.Value.ToProto();

    internal static ByteString ToProto(this Guid id) => UnsafeByteOperations.UnsafeWrap(id.ToByteArray(bigEndian: true));

    internal static Guid ToGuid(this ByteString bytes) => ToGuid(bytes.Span);

    internal static Guid ToGuid(ReadOnlySpan<byte> bytes) => bytes.Length == 16
        ? new Guid(bytes, bigEndian: true)
        : throw new FormatException($"a producer id has 16 bytes, not {bytes.Length}.");

    private static ProducerId ToProducer(this ByteString bytes) => new(bytes.ToGuid());
}
