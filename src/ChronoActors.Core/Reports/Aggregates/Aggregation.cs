using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChronoActors.Core.Resources;

namespace ChronoActors.Core.Reports.Aggregates;

/// <summary>
/// Adds up resources, and the partial answers of others, to the answer of a query. In whatever parts the resources come, the
/// answer is the same (sums but for their last bits). Not thread-safe.
/// </summary>
public sealed class Aggregation
{
    private const int BatchSize = 128;

    private readonly Dictionary<string[], GroupTotal> _groups = new(KeyComparer.Instance);
    private readonly AggregateQuery _query;
    private readonly BestGroups? _best;
    private readonly string[] _key;
    private readonly bool _isPerMetric;
    private readonly bool _isEachAlone;
    private long _resources;
    private long _metrics;
    private long _groupsCut;

    /// <summary>An answer that nothing was added to.</summary>
    /// <exception cref="ArgumentException">The query has a <see cref="AggregateQuery.Fault"/>.</exception>
    public Aggregation(AggregateQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(query));
        }

        _query = query;
        _key = new string[query.By.Length];
        _isPerMetric = query.By.Contains(AggregateQuery.ByMetric) || query.By.Contains(AggregateQuery.ByUnit);
        _isEachAlone = query.IsPerResource && query.By.Contains(AggregateQuery.ByMetric);
        _best = query is { IsPerResource: true, Limit: { } limit } ? new BestGroups(limit, query) : null;
    }

    /// <summary>
    /// Adds the selected ones of many resources. They lie anywhere in memory: a batch of them is brought into the
    /// processor's cache before it is added up, which takes half the time of waiting for each in turn.
    /// </summary>
    public void Add(ReadOnlySpan<ResourceReport> resources)
    {
        while (!resources.IsEmpty)
        {
            var batch = resources[..Math.Min(BatchSize, resources.Length)];
            _ = Touch(batch);
            foreach (var resource in batch)
            {
                Add(resource);
            }

            resources = resources[batch.Length..];
        }
    }

    /// <summary>Adds a resource, if it is selected.</summary>
    public void Add(ResourceReport resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (!_query.Selector.Matches(resource.Id, resource.Type))
        {
            return;
        }

        GroupTotal? group = null;
        var before = _metrics;
        foreach (ref readonly var metric in resource.Metrics.AsSpan())
        {
            if (metric.Statistics.Count == 0 || !_query.Selector.MatchesMetric(metric.Metric.Name))
            {
                continue;
            }

            _metrics++;
            var figure = _query.Of.Of(metric.Statistics);
            if (_isEachAlone && _best is not null && !_best.Admits(_query.Function == AggregateFunction.Count ? 1 : figure))
            {
                continue;
            }

            group = group is null || _isPerMetric ? GroupOf(resource, metric.Metric) : group;
            group.Add(figure, metric.Metric.Unit);
        }

        _resources += _metrics > before ? 1 : 0;
        SettlePerResource();
    }

    /// <summary>Adds the answer for other resources; it must be of the same query.</summary>
    public void Add(AggregatePartial part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _resources += part.Resources;
        _metrics += part.Metrics;
        _groupsCut += part.GroupsCut;
        foreach (var group in part.Groups)
        {
            var keys = ImmutableCollectionsMarshal.AsArray(group.Keys)!;
            if (_groups.TryGetValue(keys, out var known))
            {
                known.Add(group);
            }
            else
            {
                _groups.Add(keys, GroupTotal.Of(group));
            }

            SettlePerResource();
        }
    }

    /// <summary>The answer for what was added so far, to be added to that of others.</summary>
    public AggregatePartial ToPartial()
    {
        var groups = Groups().ToImmutableArray();
        return new AggregatePartial(_resources, _metrics, _groupsCut + (_best?.Cut ?? 0), groups);
    }

    /// <summary>The answer.</summary>
    /// <param name="generatedAtNs">The time, nanoseconds since the Unix epoch.</param>
    /// <param name="missing">What could not be asked.</param>
    public Aggregate ToAggregate(long generatedAtNs, ImmutableArray<MissingPart> missing)
    {
        var part = ToPartial();
        var groups = part.Groups.Sort(new GroupOrder(_query));
        var shown = _query.Limit < groups.Length ? groups[.._query.Limit.Value] : groups;
        return new Aggregate(generatedAtNs, _query, part.Resources, part.Metrics, part.GroupsCut + groups.Length, shown, missing);
    }

    // Not inlined, or the compiler would see that nobody needs the sum.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Touch(ReadOnlySpan<ResourceReport> batch)
    {
        var touched = 0L;
        foreach (var resource in batch)
        {
            touched += resource.Metrics.Length + resource.Id.Labels.Count;
        }

        foreach (var resource in batch)
        {
            touched += resource.Metrics.IsEmpty ? 0 : resource.Metrics[0].Statistics.Count;
        }

        return touched;
    }

    private IEnumerable<AggregateGroup> Groups() => _best is not null ? _best.Groups : _groups.Select(pair => pair.Value.ToGroup(pair.Key));

    private GroupTotal GroupOf(ResourceReport resource, Metric metric)
    {
        for (var i = 0; i < _key.Length; i++)
        {
            _key[i] = AggregateQuery.KeyOf(_query.By[i], resource, metric);
        }

        if (!_groups.TryGetValue(_key, out var group))
        {
            _groups.Add([.. _key], group = new GroupTotal(metric.Unit));
        }

        return group;
    }

    /// <summary>Where nobody else can add to a resource's groups, those that can't be among the best any more are forgotten at once.</summary>
    private void SettlePerResource()
    {
        if (_best is null || _groups.Count == 0)
        {
            return;
        }

        foreach (var (keys, total) in _groups)
        {
            _best.Offer(total.ToGroup(keys));
        }

        _groups.Clear();
    }

    private sealed class KeyComparer : IEqualityComparer<string[]>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(string[] obj)
        {
            var hash = 17;
            foreach (var key in obj)
            {
                hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(key));
            }

            return hash;
        }
    }
}
