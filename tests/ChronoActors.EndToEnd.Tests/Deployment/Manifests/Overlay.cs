using k8s;
using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>The objects of an overlay, as the typed models of Kubernetes.</summary>
internal sealed class Overlay
{
    private Overlay(IReadOnlyList<object> objects) => Objects = objects;

    /// <summary>All of them.</summary>
    public IReadOnlyList<object> Objects { get; }

    /// <summary>Everything that runs.</summary>
    public IReadOnlyList<PodSet> Workloads => [.. Objects.Select(PodSet.Of).OfType<PodSet>()];

    /// <summary>The nodes.</summary>
    public V1StatefulSet Nodes => Of<V1StatefulSet>().Single();

    /// <summary>The agents.</summary>
    public V1DaemonSet Agents => Of<V1DaemonSet>().Single();

    /// <summary>Reads manifests; a field that Kubernetes does not know is an error.</summary>
    public static Overlay Parse(string yaml) => new(KubernetesYaml.LoadAllFromString(yaml, strict: true));

    /// <summary>The objects of one kind.</summary>
    public IEnumerable<T> Of<T>() => Objects.OfType<T>();

    /// <summary>The workloads that a selector matches.</summary>
    public IEnumerable<PodSet> Selected(IDictionary<string, string> labels) =>
        Workloads.Where(workload => labels.All(label => workload.Labels.TryGetValue(label.Key, out var value) && value == label.Value));
}
