namespace ChronoActors.Agent.Samplers;

/// <summary>A sampler's name in the settings, and how to start it.</summary>
internal sealed record SamplerEntry(string Name, Func<SamplerContext, ISampler> Start);

/// <summary>All samplers. A new one is a file and a line here (and, for other defaults than everybody's, one in agent.conf).</summary>
internal static class SamplerList
{
    public static IReadOnlyList<SamplerEntry> All { get; } =
    [
        new("cpu", static context => context.InContainer ? new ContainerCpuSampler(context) : new CpuSampler(context)),
        new("memory", static context => context.InContainer ? new ContainerMemorySampler(context) : new MemorySampler(context)),
        new("disk", static context => new DiskSampler(context)),
        new("filesystem", static context => new FileSystemSampler(context)),
        new("network", static context => new NetworkSampler(context)),
        new("processes", static context => context.InContainer ? new ContainerProcessesSampler(context) : new ProcessesSampler(context)),
        new("agent", static context => new AgentSampler(context)),
    ];
}
