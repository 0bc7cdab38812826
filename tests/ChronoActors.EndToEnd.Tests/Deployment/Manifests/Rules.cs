namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>Everything that an overlay must keep to.</summary>
internal static class Rules
{
    /// <summary>What is wrong with an overlay; nothing in one that can be deployed. Without settings that can be read there is nothing else to say.</summary>
    public static IReadOnlyList<string> Faults(Overlay overlay) => SettingRules.Faults(overlay).ToList() is [_, ..] unreadable ? unreadable :
    [
        .. PortRules.Faults(overlay),
        .. ReferenceRules.Faults(overlay),
        .. SafetyRules.Faults(overlay),
        .. AccessRules.Faults(overlay),
        .. ClusterRules.Faults(overlay),
        .. VersionRules.Faults(overlay),
    ];
}
