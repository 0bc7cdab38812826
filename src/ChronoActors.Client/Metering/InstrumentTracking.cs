using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ChronoActors.Client.Metering;

/// <summary>An instrument, and where the measurements of each set of its tags go. Thread-safe.</summary>
internal sealed class InstrumentTracking
{
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series?> _tagSets = new(TagSetComparer.Instance);
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series?>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    private readonly MeterTracking _owner;
    private readonly Lock _adding = new();
    private readonly int _maxTagSets;
    private volatile bool _isFull;

    public InstrumentTracking(MeterTracking owner, Instrument instrument, int maxTagSets)
    {
        (_owner, Instrument, _maxTagSets) = (owner, instrument, maxTagSets);
        Kind = SeriesKinds.Of(instrument);
        _lookup = _tagSets.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    public Instrument Instrument { get; }

    public SeriesKind Kind { get; }

    /// <summary>The resources that it uses; belongs to the registry.</summary>
    public HashSet<Series> Series { get; } = [];

    /// <summary>Takes a measurement; allocates nothing if the tags are known.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_lookup.TryGetValue(tags, out var series) || (!_isFull && TryAdd(tags, out series)))
        {
            series?.Take(value);
        }
        else
        {
            _owner.CountBeyondLimit();
        }
    }

    /// <summary>Takes a new set up. A set that was refused is known from then on, too, without a resource.</summary>
    private bool TryAdd(ReadOnlySpan<KeyValuePair<string, object?>> tags, out Series? series)
    {
        lock (_adding)
        {
            if (_lookup.TryGetValue(tags, out series))
            {
                return true;
            }

            if (!_isFull && _tagSets.Count < _maxTagSets && _owner.TryUse(this, tags, out series))
            {
                _lookup[tags] = series;
                return true;
            }

            if (!_isFull)
            {
                _isFull = true;
                _owner.TellLimit(Instrument, _tagSets.Count);
            }

            return false;
        }
    }
}
