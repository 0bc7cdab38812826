using ChronoActors.Core.Time;

namespace ChronoActors.Agent.Sampling;

/// <summary>Wakes at the next tick of any sampler, lets those sample that are due, and sleeps again.</summary>
internal sealed class SamplingLoop(IReadOnlyList<ScheduledSampler> samplers, TimeProvider time)
{
    /// <summary>How often samplers look for what has come.</summary>
    public static readonly TimeSpan RescanInterval = TimeSpan.FromSeconds(30);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var scanned = time.GetTimestamp();
        foreach (var sampler in samplers)
        {
            sampler.Plan(time.NowNs());
        }

        while (samplers.Count > 0)
        {
            var wakeNs = samplers.Min(static sampler => sampler.NextNs);
            await DelayUntilAsync(wakeNs, cancellation);
            if (time.GetElapsedTime(scanned) >= RescanInterval)
            {
                scanned = time.GetTimestamp();
                Rescan();
            }

            foreach (var sampler in samplers)
            {
                sampler.SampleIfDue(wakeNs, time.NowNs());
            }
        }
    }

    private void Rescan()
    {
        foreach (var sampler in samplers)
        {
            sampler.Rescan();
        }
    }

    private Task DelayUntilAsync(long momentNs, CancellationToken cancellation)
    {
        var nanoseconds = momentNs - time.NowNs();
        // Rounded up to the timer's milliseconds, so as not to wake before the tick.
        var delay = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, nanoseconds) / 1e6));
        return Task.Delay(delay, time, cancellation);
    }
}
