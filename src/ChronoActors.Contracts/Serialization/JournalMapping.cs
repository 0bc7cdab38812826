using ChronoActors.Core.Delivery;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tracking;
using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Journal events and snapshots to and from their schema.</summary>
internal static class JournalMapping
{
    public static Proto.RowsRecorded ToProto(this RowsRecorded rows)
    {
        var proto = new Proto.RowsRecorded { Chunk = UnsafeByteOperations.UnsafeWrap(rows.Chunk) };
        proto.Cursors.AddRange(rows.Cursors.Select(ToProto));
        proto.Rejected.AddRange(rows.Rejected.Select(count => new Proto.Rejection { Reason = (int)count.Reason, Samples = count.Samples }));
        return proto;
    }

    public static RowsRecorded ToDomain(this Proto.RowsRecorded proto) => new(
        proto.Chunk.Memory,
        [.. proto.Cursors.Select(ToDomain)],
        [.. proto.Rejected.Select(rejection => new RejectionCount((RejectionReason)rejection.Reason, rejection.Samples))]);

    public static Proto.AlertTransition ToProto(this AlertRaised raised) =>
        new() { Threshold = raised.Threshold.ToProto(), AtNs = raised.AtNs, Value = raised.Value };

    public static Proto.AlertTransition ToProto(this AlertCleared cleared) =>
        new() { Threshold = cleared.Threshold.ToProto(), AtNs = cleared.AtNs, Value = cleared.Value };

    public static Proto.ResourceSnapshot ToProto(this ResourceSnapshot snapshot)
    {
        var proto = new Proto.ResourceSnapshot { Report = snapshot.Report?.ToProto() };
        proto.Cursors.AddRange(snapshot.Cursors.Select(ToProto));
        proto.Unlogged.AddRange(snapshot.Unlogged.Select(transition => transition.ToProto()));
        return proto;
    }

    public static ResourceSnapshot ToDomain(this Proto.ResourceSnapshot proto) =>
        new(proto.Report?.ToDomain(), [.. proto.Cursors.Select(ToDomain)]) { Unlogged = [.. proto.Unlogged.Select(transition => transition.ToDomain())] };

    private static Proto.ProducerCursor ToProto(ProducerCursor cursor) => new()
    {
        Producer = cursor.Producer.ToProto(),
        DurableSequence = cursor.DurableSequence,
        HeardNs = cursor.HeardNs,
    };

    private static ProducerCursor ToDomain(Proto.ProducerCursor proto) => new(proto.Producer.ToGuid(), proto.DurableSequence, proto.HeardNs);
}
