using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChronoActors.Client.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static System.FormattableString;

namespace ChronoActors.Client.Health;

/// <summary>
/// Tells whether samples reach the cluster: degraded when they have waited for too long while none became durable, or when some
/// were rejected. It is never unhealthy: an application works without its cluster. Thread-safe.
/// </summary>
/// <remarks>It compares with its last look at the same tracker, so it notices what goes wrong between two checks.</remarks>
/// <example>
/// <code>
/// services.AddHealthChecks().AddCheck&lt;TrackerHealthCheck&gt;("chronoactors");
/// </code>
/// </example>
/// <param name="tracker">The tracker.</param>
/// <param name="options">The settings.</param>
public sealed class TrackerHealthCheck(IResourceTracker tracker, TrackerHealthOptions? options = null) : IHealthCheck
{
    // ASP.NET Core makes a new instance for each check, unless told otherwise; what was seen before has to outlive it.
    private static readonly ConditionalWeakTable<IResourceTracker, DeliveryWatch> Watches = [];

    private readonly TrackerHealthOptions _options = options ?? new TrackerHealthOptions();

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counters = tracker.Counters;
        var (waiting, lost) = Watches.GetOrCreateValue(tracker).Look(counters, _options);
        var faults = new List<string>();
        if (waiting > _options.MaxWait)
        {
            faults.Add(Invariant($"{counters.Pending:N0} samples wait and none was acknowledged for {waiting.TotalSeconds:0} s (allowed are {_options.MaxWait.TotalSeconds:0} s)"));
        }

        if (lost > 0)
        {
            var reasons = string.Join(", ", counters.Rejected.Select(rejected => Invariant($"{rejected.Key} {rejected.Value:N0}")));
            faults.Add(Invariant($"{lost:N0} samples were rejected of late (since the start: {reasons})"));
        }

        var result = faults.Count == 0
            ? new HealthCheckResult(HealthStatus.Healthy, Invariant($"{counters.Acknowledged:N0} samples of {counters.Resources:N0} resources are delivered, {counters.Pending:N0} wait."), data: DataOf(counters))
            : new HealthCheckResult(HealthStatus.Degraded, $"{string.Join("; ", faults)}.", data: DataOf(counters));
        return Task.FromResult(result);
    }

    private static ImmutableSortedDictionary<string, object> DataOf(OutboxCounters counters) => new Dictionary<string, object>
    {
        ["resources"] = counters.Resources,
        ["enqueued"] = counters.Enqueued,
        ["pending"] = counters.Pending,
        ["in_flight"] = counters.InFlight,
        ["acknowledged"] = counters.Acknowledged,
        ["merged"] = counters.Merged,
        ["resent"] = counters.Resent,
        ["rejected"] = counters.RejectedInAll,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
