using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>The ingress: knows handles until it restarts, and splits a batch.</summary>
internal sealed class ModelIngress
{
    private readonly Dictionary<(ProducerId Producer, int Handle), ResourceId> _handles = [];

    public void Restart() => _handles.Clear();

    public BatchVerdict Deliver(SampleBatch batch, IReadOnlyDictionary<ResourceId, ModelResource> resources, long nowNs)
    {
        foreach (var declared in batch.Declarations)
        {
            _handles[(batch.Producer, declared.Handle)] = declared.Declaration.Id;
        }

        List<ResourceVerdict> verdicts = [];
        List<int> unknown = [];
        foreach (var delivery in batch.Deliveries)
        {
            if (!_handles.TryGetValue((batch.Producer, delivery.Handle), out var resource))
            {
                unknown.Add(delivery.Handle);
            }
            else if (resources[resource].Deliver(batch.Producer.Value, delivery, nowNs) is { } verdict)
            {
                verdicts.Add(verdict);
            }
        }

        return new BatchVerdict(batch.Producer, verdicts, unknown);
    }
}
