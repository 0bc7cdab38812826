using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Samplers;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Sampling;

/// <summary>Starts the samplers that are enabled and whose sources are there.</summary>
internal sealed class SamplerStart(SamplingSettings settings, IRowSink sink, TimeProvider time, ILogger logger, SamplingCounters counters)
{
    /// <summary>Probes each source once. A sampler without it is off from then on, with one line in the log.</summary>
    public IReadOnlyList<ScheduledSampler> Start(IEnumerable<SamplerEntry> entries)
    {
        var inContainer = IsContainer();
        var running = new List<ScheduledSampler>();
        foreach (var entry in entries)
        {
            if (settings.Samplers[entry.Name] is { Enabled: true } own && Start(entry, own, inContainer) is { } sampler)
            {
                running.Add(sampler);
            }
        }

        return running;
    }

    private ScheduledSampler? Start(SamplerEntry entry, SamplerSettings own, bool inContainer)
    {
        var faults = new FaultLog(entry.Name, logger);
        var context = new SamplerContext(settings.Roots, inContainer, settings.NodeName, own, sink, time, faults);
        try
        {
            return new ScheduledSampler(entry.Start(context), own.Interval, faults, counters);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogInformation("Sampler {Sampler} is off, its source is absent: {Message}", entry.Name, e.Message);
            return null;
        }
    }

    /// <summary>The machine's own root group has no limit file; whoever sees one at the root lives in a group of its own.</summary>
    private bool IsContainer() => settings.Scope switch
    {
        SamplingScope.Machine => false,
        SamplingScope.Container => true,
        _ => File.Exists(Path.Combine(settings.Roots.Cgroup, "memory.max")) || File.Exists(Path.Combine(settings.Roots.Cgroup, "cpu.max")),
    };
}
