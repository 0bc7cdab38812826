using System.Buffers;
using Akka.Actor;
using ChronoActors.Contracts.Serialization;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Node.Tests.Persistence;

/// <summary>Events and snapshots as resources write them.</summary>
internal static class JournalEvents
{
    private static readonly Threshold Threshold = new("value", ThresholdDirection.Below, -0.0, double.Epsilon);

    public static ResourceDeclaration Declaration { get; } = new(
        ResourceId.Of("filesystem", ("mount", "/größe \"x\"")), "io", MetricSchema.Of([Metric.Value, new Metric("read_bytes", "bytes", MetricKind.Counter)]));

    /// <summary>One event of every kind.</summary>
    public static IResourceEvent[] OfEveryKind { get; } =
    [
        new ResourceDeclared(Declaration),
        Rows(60),
        new RowsRecorded(default, [], [new RejectionCount(RejectionReason.NotFinite, long.MaxValue)]),
        new ThresholdAdopted(Threshold),
        new AlertRaised(Threshold, long.MinValue, double.MaxValue),
        new AlertCleared(Threshold, long.MaxValue, -double.Epsilon),
        new ThresholdDropped("value", ThresholdDirection.Below),
        new ResourceUntracked(),
    ];

    /// <summary>A chunk whose rows are all different, of any size.</summary>
    public static RowsRecorded Rows(int count, int seed = 1)
    {
        var random = new Random(seed);
        var rows = new RowBlock(2);
        for (var row = 0; row < count; row++)
        {
            rows.AddRow(random.NextInt64());
            rows.Set(0, random.NextDouble());
            rows.Set(1, row);
        }

        var bytes = new ArrayBufferWriter<byte>();
        ChunkCodec.Encode(rows, bytes);
        return new RowsRecorded(bytes.WrittenMemory.ToArray(), [new ProducerCursor(new Guid(seed, 2, 3, new byte[8]), count, seed)], []);
    }

    /// <summary>A small event that is told from others by its number.</summary>
    public static ThresholdAdopted Numbered(long number) => new(Threshold with { Value = number });

    /// <summary>A run of numbered events.</summary>
    public static object[] Numbered(int first, int count) => [.. Enumerable.Range(first, count).Select(number => Numbered((long)number))];

    /// <summary>The numbers of numbered events.</summary>
    public static IEnumerable<double> Numbers(IEnumerable<object> events) => events.Select(numbered => ((ThresholdAdopted)numbered).Threshold.Value);

    /// <summary>A snapshot that is told from others by its number.</summary>
    public static ResourceSnapshot Snapshot(int number)
    {
        var resource = new TrackedResource();
        resource.Apply(new ResourceDeclared(Declaration));
        resource.Apply(Rows(10, number));
        return resource.Snapshot();
    }

    /// <summary>Whether two runs of events or snapshots are the same, bit for bit.</summary>
    public static void AssertSame(ActorSystem system, IEnumerable<object> expected, IEnumerable<object> actual)
    {
        var serializer = new ContractsSerializer((ExtendedActorSystem)system);
        Assert.Equal(expected.Select(Bits), actual.Select(Bits));

        string Bits(object something) => $"{serializer.Manifest(something)} {Convert.ToHexString(serializer.ToBinary(something))}";
    }
}
