using System.Text;
using ChronoActors.Contracts.Ingestion;
using Google.Protobuf;
using WireType = Google.Protobuf.WireFormat.WireType;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Writes batches, by their schema in <c>ingestion.proto</c>, without an object per delivery and with each size counted once.</summary>
internal static class SampleBatchWriter
{
    private const int ProducerBytes = 16;

    public static byte[] Write(SampleBatch batch)
    {
        var declarations = DeclarationsOf(batch);
        var bytes = new byte[SizeOf(batch, declarations)];
        using var output = new CodedOutputStream(bytes);
        Write(batch, declarations, output);
        return bytes;
    }

    public static byte[] WriteRelayed(RelayedBatch relayed)
    {
        var declarations = DeclarationsOf(relayed.Batch);
        var size = SizeOf(relayed.Batch, declarations);
        var replyTo = Encoding.UTF8.GetByteCount(relayed.ReplyTo);
        var bytes = new byte[FieldSize(size) + (replyTo == 0 ? 0 : FieldSize(replyTo))];
        using var output = new CodedOutputStream(bytes);
        output.WriteTag(1, WireType.LengthDelimited);
        output.WriteLength(size);
        Write(relayed.Batch, declarations, output);
        if (replyTo != 0)
        {
            output.WriteTag(2, WireType.LengthDelimited);
            output.WriteString(relayed.ReplyTo);
        }

        return bytes;
    }

    private static void Write(SampleBatch batch, List<Proto.HandleDeclaration> declarations, CodedOutputStream output)
    {
        output.WriteTag(1, WireType.LengthDelimited);
        output.WriteBytes(batch.Producer.ToProto());
        foreach (var declaration in declarations)
        {
            output.WriteTag(2, WireType.LengthDelimited);
            output.WriteMessage(declaration);
        }

        foreach (var delivery in batch.Deliveries)
        {
            output.WriteTag(3, WireType.LengthDelimited);
            Write(delivery, output);
        }

        Write(4, batch.Number, output);
    }

    private static void Write(in RowDelivery delivery, CodedOutputStream output)
    {
        output.WriteLength(SizeOf(delivery));
        Write(1, delivery.Handle, output);
        Write(2, delivery.BaseSequence, output);
        Write(3, delivery.FirstSequence, output);
        Write(4, delivery.Flush ? 1 : 0, output);
        if (!delivery.Rows.IsEmpty)
        {
            output.WriteTag(5, WireType.LengthDelimited);
            output.WriteBytes(UnsafeByteOperations.UnsafeWrap(delivery.Rows));
        }
    }

    private static void Write(int field, long value, CodedOutputStream output)
    {
        if (value != 0)
        {
            output.WriteTag(field, WireType.Varint);
            output.WriteInt64(value);
        }
    }

    private static int SizeOf(SampleBatch batch, List<Proto.HandleDeclaration> declarations)
    {
        var size = FieldSize(ProducerBytes) + SizeOf(batch.Number);
        foreach (var declaration in declarations)
        {
            size += FieldSize(declaration.CalculateSize());
        }

        foreach (var delivery in batch.Deliveries)
        {
            size += FieldSize(SizeOf(delivery));
        }

        return size;
    }

    private static int SizeOf(in RowDelivery delivery) =>
        SizeOf(delivery.Handle)
        + SizeOf(delivery.BaseSequence)
        + SizeOf(delivery.FirstSequence)
        + (delivery.Flush ? 2 : 0)
        + (delivery.Rows.IsEmpty ? 0 : FieldSize(delivery.Rows.Length));

    /// <summary>Of a number with its tag; nothing is written for 0.</summary>
    private static int SizeOf(long value) => value == 0 ? 0 : 1 + CodedOutputStream.ComputeInt64Size(value);

    /// <summary>Of bytes with their tag and length.</summary>
    private static int FieldSize(int length) => 1 + CodedOutputStream.ComputeLengthSize(length) + length;

    private static List<Proto.HandleDeclaration> DeclarationsOf(SampleBatch batch) =>
        [.. batch.Declarations.Select(declared => new Proto.HandleDeclaration { Handle = declared.Handle, Declaration = declared.Declaration.ToProto() })];
}
