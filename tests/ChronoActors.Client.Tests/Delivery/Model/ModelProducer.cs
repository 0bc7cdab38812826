using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>A process that sends; remembers per resource what it put in and how much of it was acknowledged.</summary>
internal sealed class ModelProducer
{
    private readonly Dictionary<ResourceId, int> _handles = [];
    private readonly RowBlock _row = new(1);

    public ModelProducer(IEnumerable<ResourceId> resources, OutboxLimits limits, int seed)
    {
        Outbox = new Outbox(ProducerId.New(), limits, PlainRows.Encode, new Random(seed));
        foreach (var resource in resources)
        {
            Track(resource);
        }
    }

    public Outbox Outbox { get; }

    /// <summary>What was put in per resource, in order; without merging it is acknowledged in this order.</summary>
    public Dictionary<ResourceId, List<double>> Sent { get; } = [];

    /// <summary>The dead's last words: how many rows per resource were acknowledged.</summary>
    public Dictionary<ResourceId, int> Acknowledged { get; } = [];

    public void Enqueue(ResourceId resource, double value, long nowNs)
    {
        if (!Outbox.Holds(_handles[resource]))
        {
            Outbox.Add(new ResourceDeclaration(resource, "custom", MetricSchema.SingleValue), _handles[resource]);
        }

        _row.Clear(1);
        _row.AddRow(nowNs);
        _row.Set(0, value);
        if (Outbox.Enqueue(_handles[resource], _row, 0))
        {
            Sent[resource].Add(value);
        }
    }

    /// <summary>Untracks, if nothing is pending, and tracks again under a new handle.</summary>
    public void Retrack(ResourceId resource)
    {
        if (Outbox.PendingRows(_handles[resource]) == 0)
        {
            Outbox.Remove(_handles[resource]);
            Track(resource);
        }
    }

    public void Die()
    {
        foreach (var (resource, handle) in _handles)
        {
            Acknowledged[resource] = Sent[resource].Count - Outbox.PendingRows(handle);
        }
    }

    private void Track(ResourceId resource)
    {
        _handles[resource] = Outbox.Add(new ResourceDeclaration(resource, "custom", MetricSchema.SingleValue));
        Sent.TryAdd(resource, []);
    }
}
