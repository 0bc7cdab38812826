using ChronoActors.Agent.Sampling;
using Prometheus;

namespace ChronoActors.Agent.Http;

/// <summary>What the sampling does, in the Prometheus format.</summary>
public static class SamplingMetrics
{
    /// <summary>Adds metrics that read the counters when the registry is asked.</summary>
    public static void AddTo(CollectorRegistry registry, SamplingCounters counters)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        var samples = factory.CreateCounter("chrono_agent_samples_total", "Calls of samplers that succeeded.");
        var failures = factory.CreateCounter("chrono_agent_sampler_failures_total", "Calls of samplers that failed.");
        var skipped = factory.CreateCounter("chrono_agent_skipped_ticks_total", "Ticks left out because sampling came too late.");
        var lastTick = factory.CreateGauge("chrono_agent_last_tick_seconds", "The newest tick, in seconds since the Unix epoch.");
        registry.AddBeforeCollectCallback(() =>
        {
            samples.IncTo(counters.Samples);
            failures.IncTo(counters.Failures);
            skipped.IncTo(counters.SkippedTicks);
            lastTick.Set(counters.LastTickNs / 1e9);
        });
    }
}
