using ChronoActors.Testing;
using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>What a manifest refers to is in the overlay, or docs/operations.md says how it is made.</summary>
internal static class ReferenceRules
{
    private static readonly string Documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    public static IEnumerable<string> Faults(Overlay overlay) =>
    [
        .. overlay.Workloads.SelectMany(workload => Volumes(workload, overlay).Concat(Secrets(workload))),
        .. overlay.Of<V1Secret>().Select(secret => $"the secret {secret.Metadata.Name} is in the manifests: only references may be"),
        .. Spaces(overlay),
    ];

    private static IEnumerable<string> Volumes(PodSet workload, Overlay overlay)
    {
        string[] volumes = [.. workload.Pod.Volumes.Select(volume => volume.Name), .. workload.ClaimedVolumes];
        string[] mounts = [.. workload.Container.VolumeMounts.Select(mount => mount.Name)];
        foreach (var name in mounts.Except(volumes).Concat(volumes.Except(mounts)))
        {
            yield return $"{workload.Name}: the volume {name} is mounted and not there, or there and not mounted";
        }

        foreach (var map in workload.Pod.Volumes.Select(volume => volume.ConfigMap?.Name).OfType<string>())
        {
            if (!overlay.Of<V1ConfigMap>().Any(candidate => candidate.Metadata.Name == map))
            {
                yield return $"{workload.Name}: the ConfigMap {map} is not in the overlay";
            }
        }
    }

    private static IEnumerable<string> Secrets(PodSet workload)
    {
        var keys = workload.Container.Env.Select(variable => variable.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>().Select(secret => (secret.Name, secret.Key));
        foreach (var (name, key) in keys)
        {
            // The command that makes it.
            if (!Documentation.Contains($"create secret generic {name} --from-literal={key}=", StringComparison.Ordinal))
            {
                yield return $"{workload.Name}: docs/operations.md does not say how the secret {name} with the key {key} is made";
            }
        }
    }

    private static IEnumerable<string> Spaces(Overlay overlay)
    {
        var space = overlay.Of<V1Namespace>().Single().Metadata.Name;
        return overlay.Objects.OfType<k8s.IKubernetesObject<V1ObjectMeta>>()
            .Where(thing => thing is not V1Namespace && thing.Metadata.NamespaceProperty != space)
            .Select(thing => $"{thing.Kind} {thing.Metadata.Name} is not in the namespace {space}");
    }
}
