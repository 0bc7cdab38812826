namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>The programs take every variable, key and value that a manifest gives them.</summary>
internal static class SettingRules
{
    public static IEnumerable<string> Faults(Overlay overlay) => overlay.Workloads.Select(workload => FaultOf(workload, overlay)).OfType<string>();

    private static string? FaultOf(PodSet workload, Overlay overlay)
    {
        try
        {
            _ = workload.IsNode ? workload.NodeSettings(overlay).Bind : workload.AgentSettings(overlay).HttpHost;
            return null;
        }
        catch (FormatException fault)
        {
            return $"{workload.Name}: {fault.Message}";
        }
    }
}
