using ChronoActors.Client;
using Prometheus;

namespace ChronoActors.Agent.Http;

/// <summary>What became of the agent's samples, in the Prometheus format.</summary>
public static class OutboxMetrics
{
    /// <summary>Adds metrics that read a tracker's counters when the registry is asked; the tracker may come later.</summary>
    public static void AddTo(CollectorRegistry registry, Func<ResourceTracker?> tracker)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        var pending = factory.CreateGauge("chrono_outbox_pending_samples", "Samples that are not durable in the cluster yet.");
        var samples = factory.CreateCounter("chrono_outbox_samples_total", "Samples by what became of them; resent ones are counted each time.", "outcome");
        registry.AddBeforeCollectCallback(() =>
        {
            if (tracker()?.Counters is { } counters)
            {
                pending.Set(counters.Pending);
                samples.WithLabels("acknowledged").IncTo(counters.Acknowledged);
                samples.WithLabels("merged").IncTo(counters.Merged);
                samples.WithLabels("resent").IncTo(counters.Resent);
                samples.WithLabels("rejected").IncTo(counters.RejectedInAll);
            }
        });
    }
}
