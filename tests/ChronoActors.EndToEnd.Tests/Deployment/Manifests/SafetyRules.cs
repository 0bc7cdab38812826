using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>Pods run as nobody in particular, on a file system that they can't change, with no more than they need.</summary>
internal static class SafetyRules
{
    public static IEnumerable<string> Faults(Overlay overlay) => overlay.Workloads
        .SelectMany(workload => Requirements(workload).Where(requirement => !requirement.Holds).Select(requirement => $"{workload.Name}: {requirement.Text}"));

    private static IEnumerable<(bool Holds, string Text)> Requirements(PodSet workload)
    {
        var pod = workload.Pod;
        var container = workload.Container;
        var user = Images.Dockerfile.Of(workload.IsNode ? "ChronoActors.Node" : "ChronoActors.Agent").User;
        yield return (pod.SecurityContext is { RunAsNonRoot: true }, "runAsNonRoot");
        yield return ($"{pod.SecurityContext?.RunAsUser}:{pod.SecurityContext?.RunAsGroup}" == user, $"user and group are those of the image, {user}");
        yield return (pod.SecurityContext?.SeccompProfile?.Type == "RuntimeDefault", "seccomp RuntimeDefault");
        yield return (container.SecurityContext is { AllowPrivilegeEscalation: false, Privileged: null or false }, "no privilege escalation");
        yield return (container.SecurityContext?.ReadOnlyRootFilesystem == true, "a read-only root file system");
        yield return (container.SecurityContext?.Capabilities is { Drop: ["ALL"], Add: null or [] }, "no capabilities");
        yield return (pod is { HostNetwork: null or false, HostPID: null or false, HostIPC: null or false }, "none of the host's namespaces");
        yield return (pod.AutomountServiceAccountToken == false, "no service account token");
        yield return (pod.EnableServiceLinks == false, "no service links: they look like settings of ours");
        yield return (pod.InitContainers is null or [], "rules for init containers");
        yield return (container.Resources?.Requests?.ContainsKey("cpu") == true && container.Resources.Requests.ContainsKey("memory"), "requests of CPU and memory");
        yield return (container.Resources?.Limits?.ContainsKey("memory") == true, "a limit of memory");
        yield return (pod.Volumes.Where(volume => volume.EmptyDir is not null).All(volume => volume.EmptyDir.SizeLimit is not null), "a size limit of what it may write on the machine");
        yield return (pod.Volumes.All(volume => volume.HostPath is null || MountsOf(workload, volume).All(mount => mount.ReadOnlyProperty == true)), "host paths read-only");
        yield return (!workload.IsNode || pod.Volumes.All(volume => volume.HostPath is null), "no host paths for nodes");
        yield return (container.Env.All(variable => variable.Value?.Contains("password", StringComparison.OrdinalIgnoreCase) != true), "no password outside of a secret");
        yield return (container.VolumeMounts.Any(mount => mount.MountPath == "/tmp"), "a /tmp that can be written: the runtime needs it");
    }

    private static IEnumerable<V1VolumeMount> MountsOf(PodSet workload, V1Volume volume) => workload.Container.VolumeMounts.Where(mount => mount.Name == volume.Name);
}
