using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Samplers;

namespace ChronoActors.Agent.Sampling;

/// <summary>A running sampler and its next tick. A failure of it is logged once per kind and stays with it.</summary>
internal sealed class ScheduledSampler(ISampler sampler, TimeSpan interval, FaultLog faults, SamplingCounters counters) : IDisposable
{
    private readonly long _intervalNs = interval.Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>When it is due next, nanoseconds since the Unix epoch.</summary>
    public long NextNs { get; private set; }

    /// <summary>Plans the first tick.</summary>
    public void Plan(long nowNs) => NextNs = TickSchedule.After(nowNs, _intervalNs);

    /// <summary>Samples, if its tick is not after <paramref name="wokenForNs"/>, and plans the next.</summary>
    /// <param name="wokenForNs">The tick for which the loop has woken.</param>
    /// <param name="nowNs">The wall clock.</param>
    public void SampleIfDue(long wokenForNs, long nowNs)
    {
        if (NextNs > wokenForNs)
        {
            if (NextNs - nowNs > _intervalNs)
            {
                // The clock was set back: without a new plan it would sleep until the old one.
                Plan(nowNs);
            }

            return;
        }

        var tick = TickSchedule.Due(NextNs, nowNs, _intervalNs);
        counters.Skipped(Math.Max(0, (tick - NextNs) / _intervalNs));
        NextNs = tick + _intervalNs;
        if (Guarded(tick, static (sampler, tick) => sampler.Sample(tick)))
        {
            counters.Sampled(tick);
        }
    }

    /// <summary>Looks for things that have come.</summary>
    public void Rescan() => Guarded(0, static (sampler, _) => sampler.Rescan());

    public void Dispose() => sampler.Dispose();

    private bool Guarded(long tick, Action<ISampler, long> action)
    {
        try
        {
            action(sampler, tick);
            return true;
        }
#pragma warning disable CA1031 // One sampler's failure, whatever it is, must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            counters.Failed();
            faults.Once(e.GetType().FullName!, $"failed and goes on: {e.Message}");
            return false;
        }
    }
}
