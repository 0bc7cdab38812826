using Akka.Configuration;
using ChronoActors.Agent.Samplers;

namespace ChronoActors.Agent.Settings;

/// <summary>What is sampled, how often, and under which node name. Immutable.</summary>
/// <param name="NodeName">The value of the label <c>node</c>; not empty.</param>
/// <param name="Scope">Machine or container.</param>
/// <param name="Roots">Where the kernel's files are.</param>
/// <param name="Samplers">Settings by the sampler's name.</param>
public sealed record SamplingSettings(
    string NodeName,
    SamplingScope Scope,
    MachineRoots Roots,
    IReadOnlyDictionary<string, SamplerSettings> Samplers)
{
    /// <summary>The section of the configuration that is read.</summary>
    public const string Section = "chrono.agent";

    /// <summary>Reads the section <see cref="Section"/>; what it doesn't give comes from the defaults in agent.conf.</summary>
    /// <param name="config">A whole configuration, not only the section.</param>
    /// <exception cref="SettingException">A value or a name isn't allowed.</exception>
    public static SamplingSettings From(Config config)
    {
        var section = AgentSection.Of(config);
        var nodeName = section.Text("node-name");
        return new SamplingSettings(
            nodeName.Length > 0 ? nodeName : Environment.MachineName,
            section.OneOf<SamplingScope>("scope"),
            new MachineRoots(
                section.Text("roots.proc"),
                section.Text("roots.sys"),
                section.Text("roots.cgroup"),
                section.Text("roots.mounts"),
                section.Text("roots.network"),
                section.Text("roots.files")),
            SamplerList.All.ToDictionary(static entry => entry.Name, entry => section.Sampler(entry.Name)));
    }
}
