using System.Globalization;
using ChronoActors.Core.Operator;
using ChronoActors.Node;
using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>The nodes find each other, leave in order, and are not taken away together.</summary>
internal static class ClusterRules
{
    /// <summary>How long before the end of its grace period a pod's program has given up by itself.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public static IEnumerable<string> Faults(Overlay overlay) => Requirements(overlay).Where(requirement => !requirement.Holds).Select(requirement => requirement.Text);

    private static IEnumerable<(bool Holds, string Text)> Requirements(Overlay overlay)
    {
        var set = overlay.Nodes;
        var nodes = PodSet.Of(set)!;
        var service = overlay.Of<V1Service>().SingleOrDefault(candidate => candidate.Metadata.Name == set.Spec.ServiceName);
        yield return (service?.Spec is { ClusterIP: "None", PublishNotReadyAddresses: true }, "nodes have names before they are ready: a headless service that publishes them");
        yield return (set.Spec.PodManagementPolicy == "Parallel", "nodes start together");
        yield return (set.Spec.Template.Spec.TerminationGracePeriodSeconds >= (NodeHost.StopLimit + Margin).TotalSeconds, $"a grace period of the node's {NodeHost.StopLimit.TotalSeconds} s and {Margin.TotalSeconds} s");

        var seeds = nodes.NodeSettings(overlay).Seeds;
        var hosts = Enumerable.Range(0, Math.Min(3, set.Spec.Replicas!.Value)).Select(number => HostOf(nodes, overlay, number)).ToList();
        yield return (seeds.SequenceEqual(hosts), $"seeds are the first nodes by the names that they advertise: {string.Join(',', hosts)}");
        yield return (Enumerable.Range(1, hosts.Count - 1).All(number => nodes.NodeSettings(overlay, number).Seeds.SequenceEqual(seeds)), "the same seeds on every node");
        var agents = PodSet.Of(overlay.Agents)!.AgentSettings(overlay);
        yield return (agents.Contacts.Select(contact => $"{contact.Host}:{contact.Port}").SequenceEqual(hosts), "agents ask the seeds");
        yield return (hosts[0] == string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name}-0.{set.Spec.ServiceName}.space.svc:4053"), "a node's host is the name that the service gives it");

        var leave = nodes.Container.Lifecycle?.PreStop?.Exec?.Command ?? [];
        yield return (leave is ["/app/pbm/pbm", "cluster", "leave", "-t", _], "a node leaves the cluster before it is stopped");
        yield return (leave is [.., var wait] && DurationText.TryParse(wait, out var limit) && limit + Margin <= TimeSpan.FromSeconds(nodes.Pod.TerminationGracePeriodSeconds ?? 30), "waiting for the leave ends before the grace period does");

        var budget = overlay.Of<V1PodDisruptionBudget>().SingleOrDefault();
        yield return (budget?.Spec.MaxUnavailable?.Value == "1" && overlay.Selected(budget.Spec.Selector.MatchLabels).Single().Name == nodes.Name, "one node at a time may be drained");
        yield return ((set.Spec.Template.Spec.TopologySpreadConstraints ?? []).Any(spread => spread is { TopologyKey: "kubernetes.io/hostname", MaxSkew: 1, WhenUnsatisfiable: "DoNotSchedule" }
            && overlay.Selected(spread.LabelSelector.MatchLabels).Single().Name == nodes.Name), "nodes are spread over machines");
        var isAlone = nodes.NodeSettings(overlay).Persistence == Node.Settings.PersistenceKind.Sqlite;
        yield return (!isAlone || (set.Spec.Replicas == 1 && HasDataVolume(nodes, overlay)), "on SQLite a node is alone and its data is on a volume");
        yield return (isAlone || set.Spec.Replicas % 2 == 1, "an odd number of nodes");
    }

    private static bool HasDataVolume(PodSet nodes, Overlay overlay) => nodes.Container.VolumeMounts.Any(mount =>
        mount.MountPath == nodes.NodeSettings(overlay).DataDirectory && nodes.ClaimedVolumes.Contains(mount.Name));

    private static string HostOf(PodSet nodes, Overlay overlay, int number)
    {
        var settings = nodes.NodeSettings(overlay, number);
        return string.Create(CultureInfo.InvariantCulture, $"{settings.PublicHost}:{settings.RemotingPort}");
    }
}
