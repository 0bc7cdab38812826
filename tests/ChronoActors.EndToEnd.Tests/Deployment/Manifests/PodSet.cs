using System.Text.RegularExpressions;
using ChronoActors.Agent.Settings;
using ChronoActors.Node.Settings;
using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>One kind of pods: those of the nodes or those of the agents.</summary>
internal sealed partial record PodSet(string Name, V1PodTemplateSpec Template, IReadOnlyList<string> ClaimedVolumes)
{
    public V1PodSpec Pod => Template.Spec;

    public IDictionary<string, string> Labels => Template.Metadata.Labels;

    public V1Container Container => Pod.Containers.Single();

    public bool IsNode => Container.Image.StartsWith("chronoactors/node:", StringComparison.Ordinal);

    /// <summary>The paths that the program in it answers.</summary>
    public IReadOnlySet<string> Paths => IsNode ? Programs.NodePaths : Programs.AgentPaths;

    public static PodSet? Of(object thing) => thing switch
    {
        V1StatefulSet set => new PodSet(set.Metadata.Name, set.Spec.Template, [.. (set.Spec.VolumeClaimTemplates ?? []).Select(claim => claim.Metadata.Name)]),
        V1DaemonSet set => new PodSet(set.Metadata.Name, set.Spec.Template, []),
        _ => null,
    };

    /// <summary>The environment of one of its pods: references to the pod get sample values, secrets a connection string.</summary>
    /// <exception cref="FormatException">A value names a variable that does not stand before it: Kubernetes would leave it as it is.</exception>
    public Dictionary<string, string> Environment(string pod, string secret = "Host=db")
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in Container.Env)
        {
            environment[variable.Name] = variable.ValueFrom switch
            {
                null => Reference().Replace(variable.Value, match => environment.TryGetValue(match.Groups[1].Value, out var value)
                    ? value
                    : throw new FormatException($"{Name}: {variable.Name} names {match.Value}, which does not stand before it")),
                { FieldRef.FieldPath: "metadata.name" } => pod,
                { FieldRef.FieldPath: "metadata.namespace" } => "space",
                { FieldRef.FieldPath: "spec.nodeName" } => "machine-1",
                { SecretKeyRef: not null } => secret,
                _ => throw new FormatException($"{Name}: {variable.Name} comes from somewhere that no rule knows"),
            };
        }

        return environment;
    }

    /// <summary>What the file given with --config has in it.</summary>
    /// <exception cref="FormatException">It is not mounted, or its ConfigMap has no such key.</exception>
    public string Hocon(Overlay overlay)
    {
        var file = CommandLine.Read([.. Container.Args]).ConfigFile ?? throw new FormatException($"{Name}: no --config");
        var mount = Container.VolumeMounts.SingleOrDefault(mount => mount.MountPath == Path.GetDirectoryName(file));
        var map = Pod.Volumes.SingleOrDefault(volume => volume.Name == mount?.Name)?.ConfigMap?.Name;
        return overlay.Of<V1ConfigMap>().SingleOrDefault(candidate => candidate.Metadata.Name == map)?.Data.TryGetValue(Path.GetFileName(file), out var text) == true
            ? text
            : throw new FormatException($"{Name}: {file} is in no ConfigMap of this overlay");
    }

    /// <summary>The settings that a node in the pod of this number reads.</summary>
    public NodeSettings NodeSettings(Overlay overlay, int number = 0) => Programs.LoadNode(Hocon(overlay), Environment($"{Name}-{number}"));

    /// <summary>The settings that an agent reads.</summary>
    public AgentSettings AgentSettings(Overlay overlay) => Programs.LoadAgent(Hocon(overlay), Environment($"{Name}-abcde"));

    [GeneratedRegex(@"\$\(([A-Z_]+)\)")]
    private static partial Regex Reference();
}
