using System.Globalization;
using k8s.Models;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>Ports are those that the programs listen on with these settings, and probes ask for paths that they answer.</summary>
internal static class PortRules
{
    public static IEnumerable<string> Faults(Overlay overlay) =>
        overlay.Workloads.SelectMany(workload => OfWorkload(workload, overlay))
            .Concat(overlay.Of<V1Service>().SelectMany(service => OfService(service, overlay)));

    private static IEnumerable<string> OfWorkload(PodSet workload, Overlay overlay)
    {
        var expected = ExpectedPorts(workload, overlay);
        var given = workload.Container.Ports.ToDictionary(port => port.Name, port => port.ContainerPort);
        foreach (var (name, port) in expected.Where(port => given.GetValueOrDefault(port.Key) != port.Value))
        {
            yield return $"{workload.Name}: port {name} is {port} in the program";
        }

        foreach (var name in given.Keys.Except(expected.Keys))
        {
            yield return $"{workload.Name}: nothing listens on port {name}";
        }

        (string Name, V1Probe? Probe)[] probes =
            [("startup", workload.Container.StartupProbe), ("readiness", workload.Container.ReadinessProbe), ("liveness", workload.Container.LivenessProbe)];
        foreach (var (name, probe) in probes)
        {
            if (probe?.HttpGet is not { } get)
            {
                yield return $"{workload.Name}: no {name} probe over HTTP";
            }
            else if (get.Port.Value != "http" || !workload.Paths.Contains(get.Path))
            {
                yield return $"{workload.Name}: the {name} probe asks for {get.Port.Value}{get.Path}, which nobody answers";
            }
        }

        // The database is not part of being alive.
        if (workload.Container.ReadinessProbe?.HttpGet?.Path != "/healthz/ready" || workload.Container.LivenessProbe?.HttpGet?.Path != "/healthz/live")
        {
            yield return $"{workload.Name}: readiness is /healthz/ready, liveness /healthz/live";
        }

        var notes = workload.Template.Metadata.Annotations;
        if (notes["prometheus.io/port"] != expected["http"].ToString(CultureInfo.InvariantCulture) || !workload.Paths.Contains(notes["prometheus.io/path"]))
        {
            yield return $"{workload.Name}: Prometheus is sent to {notes["prometheus.io/port"]}{notes["prometheus.io/path"]}, where no metrics are";
        }
    }

    private static Dictionary<string, int> ExpectedPorts(PodSet workload, Overlay overlay)
    {
        if (!workload.IsNode)
        {
            return new Dictionary<string, int> { ["http"] = workload.AgentSettings(overlay).HttpPort };
        }

        var settings = workload.NodeSettings(overlay);
        return new Dictionary<string, int> { ["http"] = settings.HttpPort, ["remoting"] = settings.RemotingPort, ["operator"] = settings.OperatorPort };
    }

    private static IEnumerable<string> OfService(V1Service service, Overlay overlay)
    {
        var targets = overlay.Selected(service.Spec.Selector).ToList();
        if (targets.Count != 1)
        {
            yield return $"service {service.Metadata.Name} selects {targets.Count} workloads";
            yield break;
        }

        foreach (var port in service.Spec.Ports)
        {
            var target = targets[0].Container.Ports.SingleOrDefault(candidate => candidate.Name == port.TargetPort?.Value);
            if (target is null || target.ContainerPort != port.Port)
            {
                yield return $"service {service.Metadata.Name}: port {port.Port} leads to {port.TargetPort?.Value}, which is not that port";
            }
        }
    }
}
