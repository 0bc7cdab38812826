using System.Text;
using ChronoActors.Contracts.Ingestion;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Reads batches, by their schema in <c>ingestion.proto</c>, without an object or a copy per delivery.</summary>
internal static class SampleBatchReader
{
    public static SampleBatch Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var (producer, number) = (default(ReadOnlyMemory<byte>), 0L);
        List<HandleDeclaration>? declarations = null;
        var deliveries = new List<RowDelivery>(64);
        while (reader.TryTag(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | 2:
                    producer = reader.Bytes();
                    break;
                case (2 << 3) | 2:
                    var declared = Proto.HandleDeclaration.Parser.ParseFrom(reader.Bytes().Span);
                    (declarations ??= []).Add(new HandleDeclaration(declared.Handle, declared.Declaration.ToDomain()));
                    break;
                case (3 << 3) | 2:
                    deliveries.Add(ReadDelivery(reader.Bytes()));
                    break;
                case 4 << 3:
                    number = reader.Varint();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new SampleBatch(new ProducerId(IngestionMapping.ToGuid(producer.Span)), declarations ?? [], deliveries) { Number = number };
    }

    public static RelayedBatch ReadRelayed(ReadOnlyMemory<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var (batch, replyTo) = (default(ReadOnlyMemory<byte>), "");
        while (reader.TryTag(out var tag))
        {
            switch (tag)
            {
                case (1 << 3) | 2:
                    batch = reader.Bytes();
                    break;
                case (2 << 3) | 2:
                    replyTo = Encoding.UTF8.GetString(reader.Bytes().Span);
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new RelayedBatch(Read(batch), replyTo);
    }

    private static RowDelivery ReadDelivery(ReadOnlyMemory<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var (handle, baseSequence, firstSequence, flush, rows) = (0, 0L, 0L, false, default(ReadOnlyMemory<byte>));
        while (reader.TryTag(out var tag))
        {
            switch (tag)
            {
                case 1 << 3:
                    handle = (int)reader.Varint();
                    break;
                case 2 << 3:
                    baseSequence = reader.Varint();
                    break;
                case 3 << 3:
                    firstSequence = reader.Varint();
                    break;
                case 4 << 3:
                    flush = reader.Varint() != 0;
                    break;
                case (5 << 3) | 2:
                    rows = reader.Bytes();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new RowDelivery(handle, baseSequence, firstSequence, flush, rows);
    }
}
