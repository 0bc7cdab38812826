using System.Reflection;

namespace ChronoActors.Contracts.Versions;

/// <summary>The version of ChronoActors in this process.</summary>
public static class OwnVersion
{
    /// <summary>As the packages have it, without what was built from.</summary>
    public static string Text { get; } =
        typeof(OwnVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
