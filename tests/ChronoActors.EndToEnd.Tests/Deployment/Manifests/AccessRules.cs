using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>Who may connect to which port.</summary>
internal static class AccessRules
{
    private const string Name = "app.kubernetes.io/name";

    /// <summary>The labels that open a port; those with a star do so in every namespace.</summary>
    private static readonly Dictionary<(string Workload, string Port), string[]> Allowed = new()
    {
        [("chrono-node", "remoting")] = [$"{Name}=chrono-node", $"{Name}=chrono-agent", "*chrono-client=true"],
        [("chrono-node", "operator")] = [$"{Name}=chrono-node", "*chrono-operator=true"],
        [("chrono-node", "http")] = ["*chrono-client=true", $"*{Name}=prometheus"],
        [("chrono-agent", "http")] = [$"*{Name}=prometheus"],
    };

    public static IEnumerable<string> Faults(Overlay overlay)
    {
        foreach (var workload in overlay.Workloads)
        {
            var policies = overlay.Of<V1NetworkPolicy>().Where(policy => overlay.Selected(policy.Spec.PodSelector.MatchLabels).Any(selected => selected.Name == workload.Name)).ToList();
            if (!policies.Any(policy => policy.Spec.PolicyTypes.Contains("Ingress")))
            {
                yield return $"{workload.Name}: no policy says who may connect";
            }

            var rules = policies.SelectMany(policy => policy.Spec.Ingress).ToList();
            foreach (var rule in rules.Where(rule => rule.FromProperty is null or [] || rule.Ports is null or []))
            {
                yield return $"{workload.Name}: a rule for everybody or for every port";
            }

            var opened = rules.SelectMany(rule => (rule.Ports ?? []).SelectMany(port => (rule.FromProperty ?? []).Select(peer => (Port: port.Port.Value, Who: LabelOf(peer))))).ToList();
            foreach (var port in workload.Container.Ports.Select(port => port.Name).Union(opened.Select(open => open.Port)))
            {
                var expected = Allowed.GetValueOrDefault((workload.Name, port), []);
                var given = opened.Where(open => open.Port == port).Select(open => open.Who).ToList();
                foreach (var who in given.Except(expected).Concat(expected.Except(given)))
                {
                    yield return $"{workload.Name}: port {port} and {who}";
                }
            }
        }
    }

    private static string LabelOf(V1NetworkPolicyPeer peer) => peer switch
    {
        { IpBlock: null, PodSelector: { MatchLabels.Count: 1, MatchExpressions: null or [] } selector } =>
            $"{Prefix(peer.NamespaceSelector)}{selector.MatchLabels.Single().Key}={selector.MatchLabels.Single().Value}",
        _ => "somebody without one label",
    };

    private static string Prefix(V1LabelSelector? space) => space switch
    {
        null => "",
        { MatchLabels: null or { Count: 0 }, MatchExpressions: null or [] } => "*",
        _ => "some namespaces' ",
    };
}
