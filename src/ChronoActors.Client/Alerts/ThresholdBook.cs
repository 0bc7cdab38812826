using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChronoActors.Client.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client.Alerts;

/// <summary>All thresholds of a tracker, by resource; those of resources that are not tracked wait for them. Thread-safe.</summary>
/// <param name="changed">Is told of a threshold that was set, removed, or whose resource is tracked now.</param>
internal sealed class ThresholdBook(Action<ThresholdWatch> changed)
{
    private readonly ConcurrentDictionary<ResourceId, ImmutableArray<ThresholdWatch>> _watches = [];

    public bool Has(ResourceId resource) => _watches.ContainsKey(resource);

    /// <summary>Sets a threshold, in the place of an earlier one on the same metric and direction.</summary>
    public void Set(ThresholdWatch watch)
    {
        foreach (var earlier in Of(watch.Resource).Where(watch.Replaces))
        {
            earlier.End();
        }

        _watches.AddOrUpdate(watch.Resource, _ => [watch], (_, others) => others.RemoveAll(watch.Replaces).Add(watch));
        changed(watch);
    }

    public void Remove(ThresholdWatch watch)
    {
        while (_watches.TryGetValue(watch.Resource, out var watches) && watches.Contains(watch))
        {
            var rest = watches.Remove(watch);
            if (rest.IsEmpty
                ? _watches.TryRemove(KeyValuePair.Create(watch.Resource, watches))
                : _watches.TryUpdate(watch.Resource, rest, watches))
            {
                changed(watch);
            }
        }
    }

    public void ForEach(Action<ThresholdWatch> action) => _watches.Values.SelectMany(static watches => watches).ToList().ForEach(action);

    public ImmutableArray<ThresholdWatch> Of(ResourceId resource) => _watches.GetValueOrDefault(resource, []);

    public ImmutableArray<AlertState> StatesOf(Recorder recorder) => [.. Of(recorder.Id).Select(watch => watch.StateOn(recorder.Plan.Schema))];

    public void Judge(Recorder recorder, int metric, double value, long timestampNs)
    {
        foreach (var watch in Of(recorder.Id))
        {
            if (watch.Watches(recorder.Plan.Schema, metric))
            {
                watch.Judge(recorder.Plan.Schema, value, timestampNs);
            }
        }
    }

    public void Judge(Recorder recorder, ReadOnlySpan<double> values, ReadOnlySpan<bool> present, long timestampNs)
    {
        for (var metric = 0; metric < values.Length; metric++)
        {
            if ((present.IsEmpty || present[metric]) && double.IsFinite(values[metric]))
            {
                Judge(recorder, metric, values[metric], timestampNs);
            }
        }
    }
}
