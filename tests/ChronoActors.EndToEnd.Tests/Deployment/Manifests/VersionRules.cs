namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>Images and labels say the release that the program says to the cluster.</summary>
internal static class VersionRules
{
    private const string Label = "app.kubernetes.io/version";

    public static IEnumerable<string> Faults(Overlay overlay)
    {
        foreach (var workload in overlay.Workloads)
        {
            if (!workload.Container.Image.EndsWith($":{Programs.Version}", StringComparison.Ordinal))
            {
                yield return $"{workload.Name}: the image {workload.Container.Image} is not of the release {Programs.Version}";
            }

            if (!workload.Labels.TryGetValue(Label, out var version) || version != Programs.Version)
            {
                yield return $"{workload.Name}: the label {Label} is not {Programs.Version}";
            }
        }

        // Kubernetes refuses changes of these: an upgrade would fail.
        foreach (var claim in overlay.Nodes.Spec.VolumeClaimTemplates ?? [])
        {
            if (claim.Metadata.Labels?.ContainsKey(Label) == true)
            {
                yield return $"{overlay.Nodes.Metadata.Name}: the template of the volume {claim.Metadata.Name} has the release in a label";
            }
        }

        if (overlay.Nodes.Spec.Selector.MatchLabels.ContainsKey(Label) || overlay.Agents.Spec.Selector.MatchLabels.ContainsKey(Label))
        {
            yield return "a selector has the release in it";
        }
    }
}
