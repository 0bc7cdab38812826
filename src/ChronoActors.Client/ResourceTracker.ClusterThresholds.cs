using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Client.Alerts;
using ChronoActors.Client.Connection;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Thresholds;

namespace ChronoActors.Client;

/// <summary>The part that sets thresholds on whatever a selector matches in the cluster.</summary>
public sealed partial class ResourceTracker
{
    private readonly ConcurrentDictionary<string, ClusterThreshold> _clusterThresholds = [];

    /// <inheritdoc/>
    public async Task<ClusterThreshold> SetClusterThresholdAsync(
        string selector,
        double threshold,
        Action<Alert> callback,
        ThresholdDirection direction = ThresholdDirection.Above,
        double? clearAt = null,
        string? name = null,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default)
    {
        var chosen = ParseSelector(selector);
        ArgumentNullException.ThrowIfNull(callback);
        var condition = new ValueCrosses(direction, threshold, clearAt ?? threshold);
        var rule = new AlertRule(name ?? NameOf(chosen.ToString(), condition), chosen, condition);
        if (rule.Fault() is { } fault)
        {
            throw new ArgumentException(fault);
        }

        var (limit, link) = (RequireTimeout(timeout), RequireLink());
        if (_clusterThresholds.TryRemove(rule.Name, out var earlier))
        {
            link.End(earlier.Subscription);
        }

        var subscription = await link.SubscribeAsync(rule, new CallbackQueue(callback, _log), limit, _log, cancellation).ConfigureAwait(false);
        var set = new ClusterThreshold(this, rule.Name, chosen, subscription);
        _clusterThresholds.AddOrUpdate(rule.Name, set, (_, other) =>
        {
            link.End(other.Subscription);
            return set;
        });
        return set;
    }

    /// <inheritdoc/>
    public async Task<CommandOutcome> RemoveClusterThresholdAsync(string name, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (limit, link) = (RequireTimeout(timeout), RequireLink());
        if (AlertRule.NameFault(name) is { } fault)
        {
            throw new ArgumentException(fault, nameof(name));
        }

        if (_clusterThresholds.TryRemove(name, out var known))
        {
            link.End(known.Subscription);
        }

        return await RemoveAsync(link, name, limit).ConfigureAwait(false);
    }

    internal void Drop(ClusterThreshold threshold)
    {
        // One that another has taken the place of has nothing to remove.
        if (_link is { } link && !_isClosed && _clusterThresholds.TryRemove(KeyValuePair.Create(threshold.Name, threshold)))
        {
            link.End(threshold.Subscription);
            _ = Task.Run(() => RemoveInBackgroundAsync(link, threshold.Name));
        }
    }

    private static async Task<CommandOutcome> RemoveAsync(ClusterLink link, string name, TimeSpan timeout)
    {
        var subject = $"threshold {name}";
        var outcome = await link.CommandAsync(new RemoveRule(name), subject, timeout).ConfigureAwait(false);
        var forgotten = outcome.Done ? await link.CommandAsync(new EndSubscription(name), subject, timeout).ConfigureAwait(false) : outcome;
        return forgotten.Done ? outcome : forgotten;
    }

    private async Task RemoveInBackgroundAsync(ClusterLink link, string name)
    {
        var outcome = await RemoveAsync(link, name, RegisterTimeout).ConfigureAwait(false);
        if (!outcome.Done)
        {
            _log.Warn($"The threshold {name} may still be in the cluster: {outcome.Message}");
        }
    }

    /// <summary>The same for the same threshold, so that it goes on where it was when the process starts again.</summary>
    private static string NameOf(string selector, ValueCrosses condition)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{selector} {condition.Direction} {condition.Value:R} {condition.ClearValue:R}");
        return $"threshold-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8)}";
    }
}
