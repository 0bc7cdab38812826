using ChronoActors.Client.Delivery;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>
/// Producers, a network that loses, repeats and reorders, an ingress, and resources that crash. Steps are numbers, so that a
/// failing run can be shrunk; afterwards the network heals and everything must come to rest.
/// </summary>
internal sealed class ModelWorld
{
    private const long Second = 1_000_000_000;
    private readonly ResourceId[] _ids = [.. Enumerable.Range(0, 3).Select(i => ResourceId.Of($"r{i}"))];
    private readonly Dictionary<ResourceId, ModelResource> _resources;
    private readonly ModelProducer[] _living;
    private readonly List<ModelProducer> _dead = [];
    private readonly List<SampleBatch> _toCluster = [];
    private readonly List<BatchVerdict> _toProducers = [];
    private readonly ModelIngress _ingress = new();
    private readonly OutboxLimits _limits;
    private long _nowNs = 1000 * Second;
    private int _values;

    public ModelWorld(Mutation mutation, OutboxLimits limits)
    {
        _limits = limits;
        _resources = _ids.ToDictionary(id => id, _ => new ModelResource(mutation));
        _living = [Start(), Start()];
    }

    public IReadOnlyList<ModelProducer> Living => _living;

    public bool IsMerging { get; init; }

    public void Step(int action, int argument)
    {
        var producer = _living[argument % _living.Length];
        var resource = _ids[argument / 2 % _ids.Length];
        switch (action)
        {
            case < 25:
                producer.Enqueue(resource, ++_values, _nowNs);
                break;
            case < 45:
                Send(producer);
                break;
            case < 60:
                Deliver(argument, keep: false);
                break;
            case < 65:
                Deliver(argument, keep: true);
                break;
            case < 70:
                Take(_toCluster, argument, keep: false);
                break;
            case < 80:
                Answer(argument, keep: action < 73);
                break;
            case < 83:
                Take(_toProducers, argument, keep: false);
                break;
            case < 88:
                Commit(resource);
                break;
            case < 91:
                _resources[resource].Crash();
                break;
            case < 92:
                _resources[resource].Snapshot();
                break;
            case < 93:
                _ingress.Restart();
                break;
            case < 94:
                producer.Retrack(resource);
                break;
            case < 95:
                Restart(argument % _living.Length);
                break;
            case < 96:
                producer.Outbox.Flush();
                break;
            case < 98:
                Work(resource);
                break;
            default:
                _nowNs += Second / 10 << (argument % 11);
                break;
        }
    }

    /// <summary>Nothing is lost from here on; ends when every living producer has nothing pending.</summary>
    public void Heal()
    {
        for (var round = 0; round < 2000; round++)
        {
            _nowNs += Second / 2;
            Array.ForEach(_living, producer => Send(producer));
            while (_toCluster.Count > 0)
            {
                Deliver(0, keep: false);
            }

            Array.ForEach(_ids, Work);
            if (round % 10 == 0)
            {
                Array.ForEach(_ids, Commit);
            }

            while (_toProducers.Count > 0)
            {
                Answer(0, keep: false);
            }

            if (_living.All(producer => producer.Outbox.Counters.Pending == 0))
            {
                return;
            }
        }

        throw new InvalidOperationException("the protocol does not come to rest after the network healed");
    }

    /// <summary>Every acknowledged row is counted exactly once; a dead producer's others at most once.</summary>
    public void Check()
    {
        foreach (var (id, resource) in _resources)
        {
            if (!IsMerging)
            {
                var all = _living.Concat(_dead).SelectMany(producer => producer.Sent[id]).ToHashSet();
                Require(resource.Durable.Keys.All(all.Contains) && resource.Durable.Values.All(times => times == 1), $"{id}: a row is counted twice");
                foreach (var producer in _living.Concat(_dead))
                {
                    var acknowledged = producer.Acknowledged.GetValueOrDefault(id, producer.Sent[id].Count);
                    Require(producer.Sent[id].Take(acknowledged).All(resource.Durable.ContainsKey), $"{id}: an acknowledged row is not counted");
                }
            }
            else
            {
                Require(resource.DurableCount == _living.Sum(producer => producer.Sent[id].Count), $"{id}: wrong count");
                Require(resource.DurableSum == _living.Sum(producer => producer.Sent[id].Sum()), $"{id}: wrong sum");
            }
        }

        foreach (var counters in _living.Select(producer => producer.Outbox.Counters))
        {
            Require(counters.Enqueued == counters.Acknowledged + counters.Merged + counters.RejectedInAll, $"{counters} do not add up");
            Require(counters is { Pending: 0, InFlight: 0 }, $"{counters}: something is left");
        }
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    private static T? Take<T>(List<T> queue, int argument, bool keep)
        where T : class
    {
        if (queue.Count == 0)
        {
            return null;
        }

        var index = argument % queue.Count;
        var message = queue[index];
        if (!keep)
        {
            queue.RemoveAt(index);
        }

        return message;
    }

    private ModelProducer Start() => new(_ids, _limits, seed: 7);

    private void Restart(int index)
    {
        _living[index].Die();
        _dead.Add(_living[index]);
        _living[index] = Start();
    }

    private void Send(ModelProducer producer)
    {
        while (producer.Outbox.NextBatch(_nowNs) is { } batch)
        {
            _toCluster.Add(batch);
        }
    }

    private void Deliver(int argument, bool keep)
    {
        if (Take(_toCluster, argument, keep) is { } batch)
        {
            _toProducers.Add(_ingress.Deliver(batch, _resources, _nowNs));
        }
    }

    private void Answer(int argument, bool keep)
    {
        if (Take(_toProducers, argument, keep) is { } verdict)
        {
            Array.ForEach(_living, producer => producer.Outbox.OnVerdict(verdict, _nowNs));
        }
    }

    private void Commit(ResourceId id) => Tell(_resources[id].Commit());

    private void Work(ResourceId id) => Tell(_resources[id].Work(_nowNs));

    private void Tell(IEnumerable<(Guid Producer, ResourceVerdict Verdict)> news)
    {
        foreach (var (producer, verdict) in news)
        {
            _toProducers.Add(new BatchVerdict(new ProducerId(producer), [verdict], []));
        }
    }
}
