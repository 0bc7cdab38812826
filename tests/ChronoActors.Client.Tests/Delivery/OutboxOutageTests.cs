using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Delivery;

/// <summary>An outbox with less memory than is recorded while the cluster is away: a row of every resource per second.</summary>
public class OutboxOutageTests
{
    private const long Second = 1_000_000_000;
    private const int Resources = 300;
    private const int Metrics = 8;
    private const int BytesPerResource = 1_400;

    private readonly Outbox _outbox = new(ProducerId.New(), new OutboxLimits { MaxPendingBytes = Resources * BytesPerResource }, PlainRows.Encode, new Random(1));
    private readonly List<int> _handles;
    private readonly Queue<(long AtSecond, ResourceVerdict Verdict)> _answers = [];
    private long _second;

    public OutboxOutageTests()
    {
        var schema = MetricSchema.Of(Enumerable.Range(0, Metrics).Select(i => new Metric($"m{i}")));
        _handles = [.. Enumerable.Range(0, Resources).Select(i => _outbox.Add(new ResourceDeclaration(ResourceId.Of($"r{i}"), "custom", schema)))];
    }

    [Theory]
    [InlineData(18, 5)]
    [InlineData(19, 5)]
    [InlineData(20, 1)]
    [InlineData(60, 5)]
    public void Nothing_is_rejected_in_an_outage_nor_while_the_cluster_catches_up(int outage, int secondsToDurable)
    {
        Pass(10, secondsToDurable: 1);
        Pass(outage, secondsToDurable: null);
        Pass(30, secondsToDurable);

        Assert.Equal(0, _outbox.Counters.RejectedInAll);
        Assert.True(_outbox.Counters.Merged > 0);
        Assert.Equal(_outbox.Counters.Enqueued, _outbox.Counters.Acknowledged + _outbox.Counters.Merged + _outbox.Counters.Pending);
    }

    /// <param name="seconds">How long.</param>
    /// <param name="secondsToDurable">How long the cluster takes to commit; null while it is away, and forgets what it had in memory.</param>
    private void Pass(int seconds, int? secondsToDurable)
    {
        for (var end = _second + seconds; _second < end; _second++)
        {
            _handles.ForEach(Enqueue);
            while (_answers.TryPeek(out var answer) && (secondsToDurable is null || answer.AtSecond <= _second))
            {
                _answers.Dequeue();
                Tell(secondsToDurable, answer.Verdict);
            }

            while (_outbox.NextBatch(_second * Second) is { } batch)
            {
                foreach (var delivery in secondsToDurable is null ? [] : batch.Deliveries)
                {
                    var last = delivery.FirstSequence + PlainRows.Decode(delivery.Rows).RowCount - 1;
                    _answers.Enqueue((_second + secondsToDurable!.Value, Verdict(delivery.Handle, last, last)));
                    Tell(secondsToDurable, Verdict(delivery.Handle, delivery.BaseSequence - 1, last));
                }
            }
        }
    }

    private void Tell(int? secondsToDurable, ResourceVerdict verdict)
    {
        if (secondsToDurable is not null)
        {
            _outbox.OnVerdict(new BatchVerdict(_outbox.Producer, [verdict], []), _second * Second);
        }
    }

    private void Enqueue(int handle)
    {
        var rows = new RowBlock(Metrics);
        rows.AddRow(_second * Second);
        for (var metric = 0; metric < Metrics; metric++)
        {
            rows.Set(metric, _second + metric);
        }

        _outbox.Enqueue(handle, rows, 0);
    }

    private static ResourceVerdict Verdict(int handle, long durable, long accepted) => new(handle, durable, accepted, 0, RejectionReason.None, "", []);
}
