using System.IO.Enumeration;
using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;
using ChronoActors.Agent.Settings;
using ChronoActors.Core.Resources;

namespace ChronoActors.Agent.Samplers;

/// <summary>What a sampler works with: where to read, where to record, and its settings.</summary>
internal sealed record SamplerContext(
    MachineRoots Roots,
    bool InContainer,
    string NodeName,
    SamplerSettings Settings,
    IRowSink Sink,
    TimeProvider Time,
    FaultLog Faults)
{
    /// <summary>Whether the settings leave a device, interface or mount out.</summary>
    public bool IsSkipped(string name) =>
        Settings.Skip.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    /// <summary>Opens a file below /proc.</summary>
    /// <exception cref="IOException">It isn't there.</exception>
    public SourceFile OpenProc(string path) => SourceFile.Open(Path.Combine(Roots.Proc, path), Faults);

    /// <summary>Opens a file of the agent's own control group.</summary>
    /// <exception cref="IOException">It isn't there.</exception>
    public SourceFile OpenCgroup(string path) => SourceFile.Open(Path.Combine(Roots.Cgroup, path), Faults);

    /// <summary>Announces a resource of this node.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="schema">Its metrics.</param>
    /// <param name="label">A label beside <c>node</c>.</param>
    public SampledResource Declare(string name, string type, MetricSchema schema, (string Name, string Value)? label = null)
    {
        (string Name, string Value) node = ("node", NodeName);
        var id = label is { } own ? ResourceId.Of(name, node, own) : ResourceId.Of(name, node);
        return new SampledResource(new ResourceDeclaration(id, type, schema), Sink, Time);
    }
}
