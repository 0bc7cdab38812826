using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>
/// The ingress: knows handles until it restarts, splits a batch, and hands rows straight to a resource that has answered before,
/// unless they come again.
/// </summary>
internal sealed class ModelIngress
{
    private readonly Dictionary<(ProducerId Producer, int Handle), ResourceId> _handles = [];

    private readonly Dictionary<(ProducerId Producer, int Handle), long> _answered = [];

    public void Restart()
    {
        _handles.Clear();
        _answered.Clear();
    }

    public BatchVerdict Deliver(SampleBatch batch, IReadOnlyDictionary<ResourceId, ModelResource> resources, long nowNs)
    {
        foreach (var declared in batch.Declarations)
        {
            _handles[(batch.Producer, declared.Handle)] = declared.Declaration.Id;
        }

        List<ResourceVerdict> verdicts = [];
        List<int> unknown = [];
        List<int> taken = [];
        foreach (var delivery in batch.Deliveries)
        {
            if (!_handles.TryGetValue((batch.Producer, delivery.Handle), out var resource))
            {
                unknown.Add(delivery.Handle);
            }
            else if (!delivery.Rows.IsEmpty
                && _answered.TryGetValue((batch.Producer, delivery.Handle), out var lastFirst)
                && delivery.FirstSequence > lastFirst)
            {
                _answered[(batch.Producer, delivery.Handle)] = delivery.FirstSequence;
                resources[resource].HandOver(batch.Producer.Value, delivery);
                taken.Add(delivery.Handle);
            }
            else if (resources[resource].Deliver(batch.Producer.Value, delivery, nowNs) is { } verdict)
            {
                verdicts.Add(verdict);
                _answered[(batch.Producer, delivery.Handle)] = delivery.FirstSequence;
            }
        }

        return new BatchVerdict(batch.Producer, verdicts, unknown) { Taken = [new TakenBatch(batch.Number, taken)] };
    }
}
