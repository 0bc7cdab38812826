using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Resources;
using CsCheck;
using Google.Protobuf;

namespace ChronoActors.Contracts.Tests.Serialization;

public class SampleBatchWriterTests
{
    private static readonly Gen<RowDelivery> Delivery = Gen.Select(Gen.Int, Gen.Long, Gen.Long[0, 3], Gen.Bool, Gen.Byte.Array[0, 200])
        .Select((handle, first, lowest, flush, rows) => new RowDelivery(handle, lowest, first, flush, rows));

    private static readonly Gen<SampleBatch> Batch = Gen.Select(Gen.Guid, Gen.Long[0, 300], Gen.Int[0, 2], Delivery.Array[0, 20])
        .Select((producer, number, declared, deliveries) => new SampleBatch(
            new ProducerId(producer),
            [.. Enumerable.Range(0, declared).Select(handle => new HandleDeclaration(
                handle, new ResourceDeclaration(ResourceId.Of("pool", ("n", $"{handle}")), "custom", MetricSchema.Of([new Metric("used")]))))],
            deliveries)
        { Number = number });

    [Fact]
    public void Writes_what_the_generated_code_writes() => Batch.Sample(batch =>
    {
        var bytes = SampleBatchWriter.Write(batch);

        Assert.Equal(Proto.SampleBatch.Parser.ParseFrom(bytes).ToByteArray(), bytes);
        Messages.AssertSame(batch, SampleBatchReader.Read(bytes));
    });

    [Fact]
    public void Writes_relayed_batches_as_well() => Gen.Select(Batch, Gen.OneOf(Gen.Const(""), Gen.String.AlphaNumeric)).Sample((batch, replyTo) =>
    {
        var bytes = SampleBatchWriter.WriteRelayed(new RelayedBatch(batch, replyTo));

        Assert.Equal(Proto.RelayedBatch.Parser.ParseFrom(bytes).ToByteArray(), bytes);
        Messages.AssertSame(new RelayedBatch(batch, replyTo), SampleBatchReader.ReadRelayed(bytes));
    });
}
