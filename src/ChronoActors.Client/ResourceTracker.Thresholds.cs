using ChronoActors.Client.Alerts;
using ChronoActors.Client.Recording;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client;

/// <summary>The part that watches thresholds and makes them known to the cluster.</summary>
public sealed partial class ResourceTracker
{
    private static readonly TimeSpan RegisterTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RegisterAgainAfter = TimeSpan.FromSeconds(10);

    private readonly ThresholdBook _thresholds;

    /// <inheritdoc/>
    public IDisposable SetThreshold(
        string name,
        double threshold,
        Action<Alert> callback,
        ThresholdDirection direction = ThresholdDirection.Above,
        double? clearAt = null,
        string? metric = null)
    {
        var id = ParseId(name);
        ArgumentNullException.ThrowIfNull(callback);
        var line = new Threshold(metric ?? Metric.Value.Name, direction, threshold, clearAt ?? threshold);
        if (line.Fault() is { } fault)
        {
            throw new ArgumentException($"{id}: {fault}.");
        }

        lock (_tracking)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var recorder = _recorders.Find(id);
            if (metric is not null && recorder is { IsClosed: false } && recorder.Plan.Schema.IndexOf(metric) < 0)
            {
                throw new ArgumentException(
                    $"{id} has no metric \"{metric}\"; it has {string.Join(", ", recorder.Plan.Schema.Metrics.Select(static known => known.Name))}.", nameof(metric));
            }

            var watch = new ThresholdWatch(_thresholds, id, metric, line, new CallbackQueue(callback, _log));
            _thresholds.Set(watch);
            if (recorder is { IsClosed: false })
            {
                JudgeCurrent(watch, recorder);
            }

            return watch;
        }
    }

    /// <summary>What is beyond a new threshold already is an alert.</summary>
    private static void JudgeCurrent(ThresholdWatch watch, Recorder recorder)
    {
        var schema = recorder.Plan.Schema;
        var index = watch.Metric is null ? 0 : schema.IndexOf(watch.Metric);
        if (recorder.Read(index) is { Count: > 0 } stats)
        {
            watch.Judge(schema, stats.Current, stats.LastUpdatedNs);
        }
    }

    private void Watched(Recorder recorder)
    {
        foreach (var watch in _thresholds.Of(recorder.Id))
        {
            OnThresholdChanged(watch);
        }
    }

    private void OnThresholdChanged(ThresholdWatch watch)
    {
        lock (_tracking)
        {
            if (_recorders.Find(watch.Resource) is { } recorder)
            {
                recorder.IsWatched = _thresholds.Has(watch.Resource);
            }
        }

        if (_link is not null)
        {
            _ = Task.Run(() => watch.IsOver ? UnregisterAsync(watch) : RegisterAsync(watch));
        }
    }

    /// <summary>Tells the cluster, again and again until it is durable there.</summary>
    private async Task RegisterAsync(ThresholdWatch watch)
    {
        var isTold = false;
        while (!watch.IsOver && !_isClosed && _link is { } link)
        {
            var declaration = Declared(watch.Resource);
            var threshold = watch.On(declaration?.Schema);
            if (threshold == watch.Registered)
            {
                return;
            }

            if (declaration is not null)
            {
                await link.CommandAsync(new TrackResource(declaration), RegisterTimeout).ConfigureAwait(false);
            }

            var outcome = await link.CommandAsync(new SetThreshold(watch.Resource, threshold), RegisterTimeout).ConfigureAwait(false);
            if (outcome.Done)
            {
                watch.Registered = threshold;
                return;
            }

            if (!isTold)
            {
                isTold = true;
                _log.Warn($"The cluster does not know the threshold {watch.Resource}/{threshold} yet, which is watched in this process alone until it does: {outcome.Message}");
            }

            await Task.Delay(RegisterAgainAfter, _options.TimeProvider).ConfigureAwait(false);
        }
    }

    private async Task UnregisterAsync(ThresholdWatch watch)
    {
        if (watch.Registered is { } threshold && _link is { } link)
        {
            await link.CommandAsync(new RemoveThreshold(watch.Resource, threshold.Metric, threshold.Direction), RegisterTimeout).ConfigureAwait(false);
        }
    }
}
