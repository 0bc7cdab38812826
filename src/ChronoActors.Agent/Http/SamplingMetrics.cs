using ChronoActors.Agent.Sampling;
using Prometheus;

namespace ChronoActors.Agent.Http;

/// <summary>The agent's own figures in the Prometheus format.</summary>
internal static class SamplingMetrics
{
    /// <summary>
    /// A registry that reads the counters when it is asked. It has none of the library's own metrics: they listen to the
    /// runtime's events all the time and cost more than the sampling.
    /// </summary>
    public static CollectorRegistry Registry(SamplingCounters counters)
    {
        var registry = Metrics.NewCustomRegistry();
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
        return registry;
    }
}
