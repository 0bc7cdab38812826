using k8s.Models;
using YamlDotNet.Core;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>The manifests keep to the rules, and each rule notices when they don't.</summary>
public class ManifestTests
{
    private static readonly Dictionary<string, string> Built = [];

    /// <summary>One change for the worse each, and a part of what is said of it.</summary>
    private static readonly (string Says, Action<Overlay> Spoil)[] Changes =
    [
        // Settings.
        ("CHRONO_SEED is not known", overlay => Nodes(overlay).Env.Add(new V1EnvVar { Name = "CHRONO_SEED", Value = "a:1" })),
        ("CHRONO_DATA_DIR is not known to the agent", overlay => Agents(overlay).Env.Add(new V1EnvVar { Name = "CHRONO_DATA_DIR", Value = "/data" })),
        ("chrono.tracking.chunk-row is not known", overlay => NodeMap(overlay).Data["node.conf"] += "\nchrono.tracking.chunk-row = 5"),
        ("chrono.log-level is \"Chatty\"", overlay => NodeMap(overlay).Data["node.conf"] += "\nchrono.log-level = Chatty"),
        ("chrono.agent.root", overlay => AgentMap(overlay).Data["agent.conf"] += "\nchrono.agent.root.proc = \"/p\""),
        ("which does not stand before it", overlay => MoveToEnd(Nodes(overlay).Env, "POD_NAMESPACE")),
        ("/etc/chrono/other.conf is in no ConfigMap", overlay => Nodes(overlay).Args[1] = "/etc/chrono/other.conf"),
        ("[--config FILE] [--probe]", overlay => Nodes(overlay).Args.Add("--verbose")),
        // Ports and probes.
        ("port http is 8080", overlay => Nodes(overlay).Ports[0].ContainerPort = 80),
        ("port http is 8082", overlay => Agents(overlay).Env.Add(new V1EnvVar { Name = "CHRONO_AGENT_HTTP_PORT", Value = "8082" })),
        ("nothing listens on port metrics", overlay => Nodes(overlay).Ports.Add(new V1ContainerPort { Name = "metrics", ContainerPort = 9464 })),
        ("the readiness probe asks for http/readyz", overlay => Nodes(overlay).ReadinessProbe.HttpGet.Path = "/readyz"),
        ("the liveness probe asks for remoting", overlay => Nodes(overlay).LivenessProbe.HttpGet.Port = "remoting"),
        ("no startup probe", overlay => Agents(overlay).StartupProbe = null),
        ("liveness /healthz/live", overlay => Nodes(overlay).LivenessProbe.HttpGet.Path = "/healthz/ready"),
        ("Prometheus is sent to 8080/metric,", overlay => overlay.Nodes.Spec.Template.Metadata.Annotations["prometheus.io/path"] = "/metric"),
        ("port 4053 leads to http", overlay => overlay.Of<V1Service>().First(service => service.Spec.ClusterIP == "None").Spec.Ports[0].TargetPort = "http"),
        ("selects 0 workloads", overlay => overlay.Of<V1Service>().First().Spec.Selector["app.kubernetes.io/name"] = "other"),
        // References.
        ("/etc/chrono/agent.conf is in no ConfigMap", overlay => AgentMap(overlay).Metadata.Name = "other"),
        ("the ConfigMap other is not in the overlay", overlay => overlay.Agents.Spec.Template.Spec.Volumes.Single(volume => volume.Name == "tmp").ConfigMap = new V1ConfigMapVolumeSource { Name = "other" }),
        ("the volume tmp", overlay => overlay.Nodes.Spec.Template.Spec.Volumes.Remove(overlay.Nodes.Spec.Template.Spec.Volumes.Single(volume => volume.Name == "tmp"))),
        ("the secret tokens with the key admin", overlay => Nodes(overlay).Env.Add(new V1EnvVar
        {
            Name = "CHRONO_POSTGRES",
            ValueFrom = new V1EnvVarSource { SecretKeyRef = new V1SecretKeySelector { Name = "tokens", Key = "admin" } },
        })),
        ("is not in the namespace", overlay => overlay.Agents.Metadata.NamespaceProperty = "default"),
        // Safety.
        ("runAsNonRoot", overlay => overlay.Nodes.Spec.Template.Spec.SecurityContext.RunAsNonRoot = null),
        ("those of the image", overlay => overlay.Agents.Spec.Template.Spec.SecurityContext.RunAsUser = 1000),
        ("seccomp", overlay => overlay.Agents.Spec.Template.Spec.SecurityContext.SeccompProfile.Type = "Unconfined"),
        ("no privilege escalation", overlay => Nodes(overlay).SecurityContext.AllowPrivilegeEscalation = null),
        ("no privilege escalation", overlay => Agents(overlay).SecurityContext.Privileged = true),
        ("a read-only root file system", overlay => Nodes(overlay).SecurityContext.ReadOnlyRootFilesystem = false),
        ("no capabilities", overlay => Agents(overlay).SecurityContext.Capabilities.Add = ["SYS_PTRACE"]),
        ("none of the host's namespaces", overlay => overlay.Agents.Spec.Template.Spec.HostNetwork = true),
        ("no service account token", overlay => overlay.Nodes.Spec.Template.Spec.AutomountServiceAccountToken = null),
        ("no service links", overlay => overlay.Agents.Spec.Template.Spec.EnableServiceLinks = null),
        ("rules for init containers", overlay => overlay.Nodes.Spec.Template.Spec.InitContainers = [new V1Container()]),
        ("requests of CPU and memory", overlay => Nodes(overlay).Resources.Requests.Remove("cpu")),
        ("a limit of memory", overlay => Agents(overlay).Resources.Limits = null),
        ("a size limit", overlay => overlay.Nodes.Spec.Template.Spec.Volumes.Single(volume => volume.Name == "tmp").EmptyDir.SizeLimit = null),
        ("host paths read-only", overlay => Agents(overlay).VolumeMounts.Single(mount => mount.MountPath == "/host/root").ReadOnlyProperty = null),
        ("no host paths for nodes", overlay => overlay.Nodes.Spec.Template.Spec.Volumes[0].HostPath = new V1HostPathVolumeSource { Path = "/" }),
        ("no password outside of a secret", overlay => Nodes(overlay).Env.Add(new V1EnvVar { Name = "CHRONO_POSTGRES", Value = "Host=a;Password=b" })),
        ("a /tmp that can be written", overlay => Nodes(overlay).VolumeMounts.Single(mount => mount.Name == "tmp").MountPath = "/temp"),
        // Access.
        ("no policy says who may connect", overlay => overlay.Of<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == "chrono-agent").Spec.PodSelector.MatchLabels["app.kubernetes.io/name"] = "other"),
        ("a rule for everybody", overlay => NodePolicy(overlay).Ingress[0].FromProperty = null),
        ("a rule for everybody or for every port", overlay => NodePolicy(overlay).Ingress[0].Ports = null),
        ("port operator and *chrono-client=true", overlay => NodePolicy(overlay).Ingress[0].Ports.Add(new V1NetworkPolicyPort { Port = "operator" })),
        ("port remoting and somebody without one label", overlay => NodePolicy(overlay).Ingress[0].FromProperty.Add(new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "0.0.0.0/0" } })),
        ("port remoting and app.kubernetes.io/name=chrono-agent", overlay => NodePolicy(overlay).Ingress[0].FromProperty.RemoveAt(1)),
        // The cluster.
        ("nodes have names before they are ready", overlay => overlay.Of<V1Service>().Single(service => service.Spec.ClusterIP == "None").Spec.PublishNotReadyAddresses = null),
        ("nodes start together", overlay => overlay.Nodes.Spec.PodManagementPolicy = "OrderedReady"),
        ("a grace period", overlay => overlay.Nodes.Spec.Template.Spec.TerminationGracePeriodSeconds = 30),
        ("seeds are the first nodes", overlay => Replace(Nodes(overlay).Env, "CHRONO_SEEDS", value => value.Replace("-0.", "-9.", StringComparison.Ordinal))),
        ("seeds are the first nodes", overlay => Replace(Nodes(overlay).Env, "CHRONO_PUBLIC_HOST", _ => "$(POD_NAME)")),
        ("the same seeds on every node", overlay =>
        {
            overlay.Nodes.Spec.Replicas = 3;
            Replace(Nodes(overlay).Env, "CHRONO_SEEDS", _ => "$(POD_NAME):4053");
        }),
        ("agents ask the seeds", overlay => Replace(Agents(overlay).Env, "CHRONO_AGENT_CONTACTS", value => value + ",other:4053")),
        ("the name that the service gives it", overlay => overlay.Nodes.Spec.ServiceName = "chrono-http"),
        ("a node leaves the cluster", overlay => Nodes(overlay).Lifecycle = null),
        ("waiting for the leave ends", overlay => Nodes(overlay).Lifecycle.PreStop.Exec.Command[4] = "10m"),
        ("one node at a time", overlay => overlay.Of<V1PodDisruptionBudget>().Single().Spec.MaxUnavailable = "50%"),
        ("nodes are spread", overlay => overlay.Nodes.Spec.Template.Spec.TopologySpreadConstraints[0].MaxSkew = 2),
        ("on SQLite a node is alone", overlay =>
        {
            NodeMap(overlay).Data["node.conf"] += "\nchrono.persistence.kind = sqlite";
            overlay.Nodes.Spec.Replicas = 3;
        }),
        ("on SQLite a node is alone", overlay =>
        {
            NodeMap(overlay).Data["node.conf"] += "\nchrono.persistence { kind = sqlite, data-dir = \"/tmp\" }";
            overlay.Nodes.Spec.Replicas = 1;
        }),
        // Releases.
        ("is not of the release", overlay => Nodes(overlay).Image = "chronoactors/node:latest"),
        ("the label app.kubernetes.io/version", overlay => overlay.Agents.Spec.Template.Metadata.Labels.Remove("app.kubernetes.io/version")),
        ("has the release in a label", overlay => overlay.Nodes.Spec.VolumeClaimTemplates =
            [new V1PersistentVolumeClaim { Metadata = new V1ObjectMeta { Name = "d", Labels = new Dictionary<string, string> { ["app.kubernetes.io/version"] = "1" } } }]),
        ("a selector has the release", overlay => overlay.Agents.Spec.Selector.MatchLabels["app.kubernetes.io/version"] = "1"),
    ];

    public static TheoryData<string> Overlays => [.. Kustomize.Overlays];

    public static TheoryData<int, string> Spoilt
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Changes.Length; i++)
            {
                data.Add(i, Changes[i].Says);
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Overlays))]
    public void An_overlay_can_be_deployed(string name)
    {
        var overlay = Overlay.Parse(Yaml(name));

        Assert.Equal(2, overlay.Workloads.Count);
        Assert.Empty(Rules.Faults(overlay));
    }

    [SkippableFact]
    public void Development_is_one_node_on_sqlite_and_production_three_on_postgresql()
    {
        var dev = Overlay.Parse(Yaml("dev"));
        var production = Overlay.Parse(Yaml("production"));

        Assert.Equal((1, Node.Settings.PersistenceKind.Sqlite), (dev.Nodes.Spec.Replicas, PodSet.Of(dev.Nodes)!.NodeSettings(dev).Persistence));
        Assert.Equal((3, Node.Settings.PersistenceKind.Postgres), (production.Nodes.Spec.Replicas, PodSet.Of(production.Nodes)!.NodeSettings(production).Persistence));
    }

    [SkippableTheory]
    [MemberData(nameof(Spoilt))]
    public void A_rule_notices(int change, string says)
    {
        // Rules are about both; production has more in it.
        var overlay = Overlay.Parse(Yaml("production"));
        Changes[change].Spoil(overlay);

        Assert.Contains(Rules.Faults(overlay), fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void A_field_that_kubernetes_does_not_know_is_refused()
    {
        var yaml = Yaml("production");
        Assert.Throws<YamlException>(() => Overlay.Parse(yaml.Replace("enableServiceLinks:", "enableServiceLink:", StringComparison.Ordinal)));
    }

    private static string Yaml(string overlay)
    {
        lock (Built)
        {
            return Built.TryGetValue(overlay, out var yaml) ? yaml : Built[overlay] = Kustomize.Build(overlay);
        }
    }

    private static V1Container Nodes(Overlay overlay) => overlay.Nodes.Spec.Template.Spec.Containers.Single();

    private static V1Container Agents(Overlay overlay) => overlay.Agents.Spec.Template.Spec.Containers.Single();

    private static V1ConfigMap NodeMap(Overlay overlay) => overlay.Of<V1ConfigMap>().Single(map => map.Data.ContainsKey("node.conf"));

    private static V1ConfigMap AgentMap(Overlay overlay) => overlay.Of<V1ConfigMap>().Single(map => map.Data.ContainsKey("agent.conf"));

    private static V1NetworkPolicySpec NodePolicy(Overlay overlay) => overlay.Of<V1NetworkPolicy>().Single(policy => policy.Metadata.Name == "chrono-node").Spec;

    private static void Replace(IList<V1EnvVar> environment, string name, Func<string, string> change)
    {
        var variable = environment.Single(candidate => candidate.Name == name);
        variable.Value = change(variable.Value);
    }

    private static void MoveToEnd(IList<V1EnvVar> environment, string name)
    {
        var variable = environment.Single(candidate => candidate.Name == name);
        environment.Remove(variable);
        environment.Add(variable);
    }
}
